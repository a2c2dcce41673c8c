import Messages

/// Why a map could not be made.
package enum Failure: Error {
  /// The data or the drawing failed.
  case data([Problem])
  /// What was asked for is wrong.
  case usage(Problem)

  /// A failure for one reason in the data or the drawing.
  package static func data(_ problem: Problem) -> Failure { .data([problem]) }

  /// The reasons, at least one unless they have been told already.
  package var problems: [Problem] {
    switch self {
    case .data(let problems): problems
    case .usage(let problem): [problem]
    }
  }
}
