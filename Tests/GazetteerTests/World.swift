import CGeodata
import Foundation

@testable import Gazetteer

/// The gazetteer that is compiled in.
func world() throws -> Gazetteer { try Gazetteer(builtIn) }

/// Its bytes.
let builtIn: [UInt8] = {
  let file = geodata_gazetteer()
  return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
}()

/// A row of a table of cities that has coordinates of its own.
struct JudgedRow {
  let city: String
  let country: String
  let latitude: Double
  let longitude: Double

  /// The rows of a file in `Tests/Fixtures/gazetteer`, or of any file by its path in the project.
  static func read(_ path: String, columns: (Int, Int, Int, Int) = (0, 1, 2, 3)) throws -> [JudgedRow] {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: project.appendingPathComponent(path), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      let cells = fields(line)
      guard let latitude = Double(cells[columns.2]), let longitude = Double(cells[columns.3]) else { return nil }
      return JudgedRow(
        city: cells[columns.0], country: cells[columns.1], latitude: latitude, longitude: longitude)
    }
  }

  /// How far a place is from where the row says the city is, in kilometres.
  func distance(to place: Place) -> Double { place.distance(latitude: latitude, longitude: longitude) }

  /// The cells of a line, of which some are quoted.
  private static func fields(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
