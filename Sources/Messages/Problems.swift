/// What is wrong with a file, in the order in which it was found; of endless problems the first ones.
///
/// A person mends them one kind at a time, and millions would fill the memory.
package struct Problems: Sendable {
  /// The most errors, and the most warnings and notes, that are told of one file.
  package static let most = 10_000

  /// The problems; after the greatest number of errors one more says so.
  package private(set) var all: [Problem]
  /// How many of them are errors.
  package private(set) var errors: Int

  /// A list that begins with earlier problems.
  package init(_ earlier: [Problem] = []) {
    all = earlier
    errors = earlier.count { $0.severity == .error }
  }

  /// Whether further errors would not be told, so that looking for them is in vain.
  package var isFull: Bool { errors >= Self.most }

  /// Adds a problem, unless there are too many of its sort.
  package mutating func add(_ problem: Problem) {
    guard problem.severity == .error else {
      if all.count - errors < Self.most { all.append(problem) }
      return
    }
    if isFull { return }
    all.append(problem)
    errors += 1
    guard isFull else { return }
    all.append(
      Problem(
        at: problem.place, "more than \(Self.most) errors",
        cure: "correct the first ones; those after them were not looked for"))
    errors += 1
  }
}
