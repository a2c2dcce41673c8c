import FriendshipMaps
import Messages

/// The part of some work that one of several runs does, as `--shard 3/7` says: of things in their order every seventh, from the third on.
struct Shard {
  /// Which of the runs it is, from 0.
  let index: Int
  /// How many runs there are.
  let count: Int

  /// The most runs that may share some work.
  private static let most = 1_000_000

  /// The part that the options ask for; all of it without any.
  init(_ arguments: Arguments) throws(Failure) {
    guard let text = arguments.text("shard") else {
      (index, count) = (0, 1)
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard parts.count == 2, let number = parts[0], let count = parts[1], (1...Self.most).contains(count),
      (1...count).contains(number)
    else {
      let cure: Message = "write I/N, the part and how many there are, such as 3/7"
      throw .usage(Problem(at: "--shard", "not a part of a whole", found: text, cure: cure))
    }
    (index, self.count) = (number - 1, count)
  }

  /// Whether a thing at a place, from 0, belongs to this part.
  func holds(_ place: Int) -> Bool { place % count == index }

  /// Of some things in their order those that belong to this part.
  func part<Thing>(of all: [Thing]) -> [Thing] { all.enumerated().filter { holds($0.offset) }.map(\.element) }
}
