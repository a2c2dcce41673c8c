import Cartography
import Friendships
import Messages

/// Something wrong or doubtful in a table, in `map.json` or in what was asked of a map, in English words for a person.
///
///     for problem in map.problems where problem.severity == .warning { print(problem) }
///     // friendships.csv:14:8: no source; give the address of a public page
public struct MapProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// How much a problem matters.
  public enum Severity: String, Sendable {
    /// What was done or found.
    case note
    /// What is doubtful and for a person to look at.
    case warning
    /// What keeps a map from being made.
    case error
  }

  /// How much it matters.
  public let severity: Severity
  /// Where it is: `friendships.csv:14:7` (name, row and column of a table), `map.json: relations[1].marker`, or the name of what
  /// was asked for, as the options of `fmap` call it: `width`, `central-meridian`.
  public let place: String
  /// The row of the table, from 1; nothing for what is wrong elsewhere.
  public let row: Int?
  /// The column of the table, counted in fields from 1; nothing for what is wrong elsewhere.
  public let column: Int?
  /// What is wrong, lower case, without a full stop.
  public let message: String
  /// What was found there.
  public let found: String?
  /// What is allowed, or how to mend it.
  public let cure: String?
  /// The problem in one line: `place: message: "found"; cure`, without characters that would steer a terminal.
  public let description: String

  init(_ problem: Problem) {
    severity = Severity(rawValue: problem.severity.rawValue) ?? .error
    let words = { (message: Message) in BuiltIn.words.say(message, in: "en") }
    // Here nobody has written an option.
    place = problem.place.hasPrefix("--") ? String(problem.place.dropFirst(2)) : problem.place
    (row, column) = (problem.cell.map { Int($0.x) }, problem.cell.map { Int($0.y) })
    (message, found, cure) = (words(problem.what), problem.found, problem.cure.map(words))
    description = problem.place == place ? problem.description : String(problem.description.dropFirst(2))
  }
}

/// Why a map could not be made: every problem of its data at once.
///
///     do {
///       let map = try FriendshipMap(table: bytes, map: Array(json.utf8))
///     } catch {
///       print(error)  // table.csv:2:7: latitude out of range: "95.2"; expected -90 to 90
///     }
public struct MapFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong, and what is doubtful beside it.
  public let problems: [MapProblem]

  /// The problems, one a line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }

  init(_ failure: Failure) { problems = failure.problems.map(MapProblem.init) }
}

/// What some work gives, its failure told in public words.
func told<Value>(_ body: () throws(Failure) -> Value) throws(MapFailure) -> Value {
  do {
    return try body()
  } catch {
    throw MapFailure(error)
  }
}
