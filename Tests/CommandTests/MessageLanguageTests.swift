import Messages
import Testing

@testable import FriendshipMaps
@testable import fmap

/// How many problems become few lines, in whatever language the tests run.
@Suite struct MessageLanguageTests {
  private func doubt(_ row: Int, _ found: String? = nil, column: Int = 3) -> Problem {
    Problem(.warning, at: Problem.Place("t.csv:\(row):\(column)", row: row, column: column), "no date", found: found)
  }

  private func lines(_ problems: [Problem]) -> [String] { MessageLanguage.listed(problems) }

  /// From three on, equal doubts are one matter, told where the first stands, with the rows of the others.
  @Test func equalDoubtsAreToldOnce() {
    #expect(lines([doubt(2), doubt(3)]).count == 2)
    let three = lines([doubt(2), doubt(7), doubt(9)])
    #expect(three.count == 1 && three[0].contains("t.csv:2:3") && three[0].contains("7, 9") && three[0].contains(" 2 "))
    #expect(!three[0].contains("…"))
  }

  @Test func aDozenRowsAreNamed() {
    let thirteen = lines((2...14).map { doubt($0) })
    #expect(thirteen.count == 1 && thirteen[0].contains("13, 14") && !thirteen[0].contains("…"))
    let more = lines((2...15).map { doubt($0) })
    #expect(more.count == 1 && more[0].contains("13, 14 …") && !more[0].contains("15"))
  }

  /// Another column, something else that was found, or another severity is another matter.
  @Test func whatDiffersIsToldApart() {
    let mixed = [doubt(2), doubt(3), doubt(4), doubt(5, "x"), doubt(6, column: 4)]
    #expect(lines(mixed).count == 3)
    let error = Problem(.error, at: Problem.Place("t.csv:8:3", row: 8, column: 3), "no date")
    #expect(lines([doubt(2), doubt(3), doubt(4), error]).count == 2)
  }

  /// Two matters in turn keep the order of their first rows.
  @Test func mattersStandInTheOrderOfTheirFirstRows() {
    let said = lines((2...7).flatMap { [doubt($0, "a"), doubt($0, "b", column: 5)] })
    #expect(said.count == 2 && said[0].contains("t.csv:2:3") && said[1].contains("t.csv:2:5"))
  }

  @Test(arguments: [(99, 99), (100, 100), (101, 101), (150, 101)]) func ofEachKindAHundredAreTold(
    _ count: Int, _ told: Int
  ) {
    let problems = (0..<count).map { Problem(.warning, at: "place \($0)", "doubtful", found: "\($0)") }
    let said = lines(problems + [Problem(.warning, at: "elsewhere", "strange")])
    #expect(said.count == told + 1)
    #expect(said.contains { $0.contains("place 99") } == (count > 99) && !said.contains { $0.contains("place 100") })
    if count > 100 { #expect(said.last?.contains("\(count - 100)") == true) }
  }

  @Test func aLineBeginsWithWhatItIs() {
    let said = Problem.Severity.allKinds.map { lines([Problem($0, at: "a", "b")])[0] }
    #expect(Set(said.map { $0.prefix { $0 != ":" } }).count == 3 && said.allSatisfy { $0.hasSuffix(": a: b") })
  }
}

extension Problem.Severity {
  fileprivate static let allKinds: [Problem.Severity] = [.note, .warning, .error]
}
