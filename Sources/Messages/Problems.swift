/// What is wrong with a file, in the order in which it was found; of endless problems the first ones.
///
/// A person mends them one kind at a time, and millions would fill the memory.
package struct Problems: Sendable {
  /// The most errors, and the most warnings and notes, that are told of one file.
  package static let most = 10_000

  /// The problems; after the greatest number one more says so.
  package private(set) var all: [Problem]
  /// How many of them are errors.
  package private(set) var errors: Int

  /// A list that begins with earlier problems.
  package init(_ earlier: [Problem] = []) {
    all = earlier
    errors = earlier.count { $0.severity == .error }
  }

  /// Whether further errors would not be told, so that looking for them is in vain.
  package var isFull: Bool { errors > Self.most }

  /// Adds a problem, unless there are too many of its sort.
  package mutating func add(_ problem: Problem) {
    let isError = problem.severity == .error
    let count = isError ? errors : all.count - errors
    guard count <= Self.most else { return }
    errors += isError ? 1 : 0
    guard count == Self.most else { return all.append(problem) }
    all.append(
      Problem(
        isError ? .error : .warning, at: problem.position,
        isError ? "more than \(Self.most) errors" : "more than \(Self.most) warnings",
        cure: "look at the first ones; the rest are not listed"))
  }

  /// Adds problems, as far as there are not too many.
  package mutating func add(_ problems: [Problem]) {
    for problem in problems { add(problem) }
  }
}
