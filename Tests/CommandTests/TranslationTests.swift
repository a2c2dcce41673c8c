import Foundation
import Testing

/// Every sentence about data in the sources has its translation in words.csv, and nothing there is left over.
@Suite struct TranslationTests {
  /// Files of fmap whose sentences are about data; those of Cartography all are.
  private static let aboutData = [
    "BasemapFile.swift", "MapInput.swift", "CheckCommand.swift", "Files.swift",
    "MessageLanguage.swift", "Pictures.swift", "TextPainter.swift", "Memory.swift", "OutputFiles.swift",
    "CommandWords.swift", "TimelineGIF.swift", "InitCommand.swift", "GifCommand.swift", "Manifest.swift",
    "FrameFolder.swift", "SystemError.swift",
  ]
  /// Words of help texts and names that are not said in messages.
  private static let notSaid: Set<String> = [
    "say what is wrong or doubtful in the data, and what is missing", "as JSON, for other programs",
    "warnings too make it fail (exit code 1)", "language of the messages, en or zh (default: that of the system)",
    "North America", "South America",
    // Usage, in English like all of it.
    "given together with --year", "give one of the two", "leave it out", "{1} is not a workbook",
    "{1} is a workbook, which tells its own",
    "name a file .shp, .geojson or .json, or say none", "not a Shapefile or GeoJSON",
    "not the name of a GIF", "end it in .gif", "where to write (default: out/timeline.gif)",
    "make a GIF from a folder of frames", "begin the map of another city: a folder with map.json and friendships.csv",
    "the city in the middle: Name,latitude,longitude and perhaps ,CC,Country",
    // What was done, and what stands in files.
    "wrote {1}", "next: write your agreements into {1}/friendships.csv, then", "  fmap check --map {1}/map.json",
    "  fmap render --map {1}/map.json -o {2}/map.svg", "The Friends of {1}", "\"relations\": ",
    "an example: write your own agreements here; a row without a date is not drawn", "ffconcat version 1.0",
    "file '{1}'", "fmap ", "fmap {1}",
    // Places.
    "{1}: frames", "{1}: frames[{2}]", "{1}: palette[{2}]", "{1}: width, height",
    "Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC,PingFang SC,Microsoft YaHei,Sans",
    "{1}, line {2}", "{1}: firstYear", "{1}: lastYear", "{1}: hub", "{1}: friendships", "-o {1}",
  ]

  private static let sentences: Set<String> = {
    let files = ArchitectureTests.files.filter {
      ["Cartography", "Friendships", "Messages", "Spreadsheets"].contains($0.target) || aboutData.contains($0.name)
    }
    return Set(files.flatMap { literals($0.text) })
  }()

  private static let words: [String: [String]] = {
    let text = (try? Program.geodata("words.csv")) ?? ""
    let rows = text.split(separator: "\n").map { fields(String($0)) }
    return Dictionary(rows.map { ($0[0], $0) }) { first, _ in first }
  }()

  @Test func everySentenceAboutDataIsTranslated() {
    let wanted = Self.sentences.filter { text in
      text.contains(" ") && !text.contains("\n") && text.contains { $0.isLowercase } && !Self.notSaid.contains(text)
    }
    #expect(wanted.count > 150)
    for text in wanted.sorted() { #expect(Self.words[text]?.count == 3, "\(text)") }
  }

  /// A translation that nobody says any more is a sentence that has changed.
  @Test func noTranslationIsLeftOver() {
    for (key, row) in Self.words where key.contains(" ") || row[1] == key {
      let isSaid = Self.sentences.contains(key)
      #expect(isSaid || key.wholeMatch(of: #/key|.*\.[A-Za-z -]+|(city|country)_[a-z]+/#) != nil, "\(key)")
    }
  }

  #if os(Linux)
    /// A typing error in one of them would leave it untranslated.
    @Test func errorsOfTheSystemAreInItsWords() throws {
      let said = Set((1...140).map { String(cString: strerror($0)).lowercased() })
      let source = try #require(ArchitectureTests.files.first { $0.name == "SystemError.swift" })
      let known = Self.literals(source.text).filter { !$0.isEmpty }
      #expect(known.count > 15 && known.allSatisfy(said.contains), "\(known.filter { !said.contains($0) })")
    }
  #endif

  /// The string literals of a source, as messages know them: with {1}, {2} … for interpolations.
  private static func literals(_ source: String) -> [String] {
    let code = source.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    var rest = Substring(code)
    var found: [String] = []
    while let quote = rest.firstIndex(of: "\"") {
      rest = rest[rest.index(after: quote)...]
      found.append(literal(&rest))
    }
    return found
  }

  /// Reads to the closing quotation mark.
  private static func literal(_ rest: inout Substring) -> String {
    var (text, places) = ("", 0)
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\", let escape = rest.popFirst() else {
        text.append(character)
        continue
      }
      switch escape {
      case "(":
        skipInterpolation(&rest)
        places += 1
        text += "{\(places)}"
      case "n": text += "\n"
      case "t": text += "\t"
      default: text.append(escape)
      }
    }
    return text
  }

  private static func skipInterpolation(_ rest: inout Substring) {
    var depth = 1
    while depth > 0, let character = rest.popFirst() {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"": _ = literal(&rest)
      default: break
      }
    }
  }

  /// The cells of one line of CSV.
  private static func fields(_ line: String) -> [String] {
    var (cells, isQuoted) = ([""], false)
    for character in line.replacing("\"\"", with: "\u{0}") {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      case "\u{0}": cells[cells.count - 1].append("\"")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
