import Foundation
import Testing

#if compiler(>=6.3)
  private let printsTrees = true
#else
  private let printsTrees = false
#endif

/// Every sentence about data in the sources has its translation in words.csv, and nothing there is left over.
@Suite(.enabled(if: printsTrees, "older compilers may print the tree of a source in another form, or not at all"))
struct TranslationTests {
  /// Files of fmap and Raster whose sentences are about data; those of the targets that read data all are.
  private static let aboutData = [
    "MapFiles.swift", "MapData.swift", "CheckCommand.swift", "Files.swift",
    "MessageLanguage.swift", "Pictures.swift", "TextPainter.swift", "MemoryNeed.swift", "OutputFiles.swift",
    "CommandWords.swift", "TimelineGIF.swift", "InitCommand.swift", "GifCommand.swift", "FrameManifest.swift",
    "FrameFolder.swift", "SystemError.swift", "PhotoFault.swift", "PagePhotos.swift", "Hub.swift", "PartDoubts.swift",
    "Refusal.swift",
    "RunStudio.swift", "ErrorPage.swift", "StudioCommand.swift",
    "MapLook.swift", "TableReading.swift", "DataDoubts.swift", "PlaceBook.swift", "Downloads.swift",
    "PairReader.swift", "HubReport.swift", "HubResult.swift", "MapsFolder.swift", "FolderLock.swift",
  ]
  /// Words of help texts and names that are not said in messages.
  private static let notSaid: Set<String> = [
    "say what is wrong or doubtful in the data, and what is missing", "as JSON, for other programs",
    "warnings make it fail, too (exit code 1)", "language of the messages, en or zh (default: that of the system)",
    "the rows of all cities of a table of pairs, as --each-hub draws them (default without --hub)",
    "given together with --each-hub", "fmap render",
    "North America", "South America", "legend timeline",
    // Names that are compared or printed.
    "Hong Kong, China", "Macao, China", "Taiwan, China", "republic of china", "people's {1}", "people’s {1}",
    // Usage, in English like all of it.
    "given together with the page of the map's look", "leave it out, or give --width and --height, too",
    "given together with --year", "give one of the two", "leave it out", "{1} is not a workbook",
    "{1} is a workbook, which says its own",
    "name a file .shp, .geojson or .json, or say none", "not a Shapefile or GeoJSON",
    "not the name of a GIF", "end it in .gif", "where to write (default: out/timeline.gif)",
    "make a GIF from a folder of frames", "begin the map of another city: a folder with map.json and friendships.csv",
    "the city in the middle: a name, or Name,latitude,longitude and perhaps ,CC,Country", "missing",
    "write --hub \"NAME\", the city in the middle of the map", "write fmap init DIR --hub \"NAME\"",
    "write fmap render TABLE --hub NAME, or fmap list hubs TABLE", "and und et y e и oraz", " (near {1})",
    "GeoNames: {1}", "is for a list", "write fmap init {1} LIST --hub HUB",
    "is for a page", "write to a .html or to a folder, such as -o site/", "no folder to write to",
    "--photos folder", "write -o site/",
    ", \"names\": {1}",
    "fmap studio", "takes a table", "name the workbook or .csv, or drop it on the page",
    "see, mend and draw a table in the browser of this computer",
    "where it listens at 127.0.0.1, 1 to 65535 (default: any that is free)",
    "print its address instead of opening a browser",
    "the name of the page of all maps", "choose other names with -o",
    // What was done, and what stands in files.
    "wrote {1}", "wrote {1} {2} to {3}", "; {1} were there already",
    "next: write your agreements into {1}/friendships.csv, then", "  fmap check --map {1}/map.json",
    "  fmap render --map {1}/map.json -o {2}/map.svg", "The Friends of {1}", "\"relations\": ",
    "an example: write your own agreements here; a row without a date is not drawn", "ffconcat version 1.0",
    "file '{1}'", "fmap ", "fmap {1}",
    // Places.
    "{1}: frames", "{1}: frames[{2}]", "{1}: palette[{2}]", "{1}: width, height",
    "Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC,PingFang SC,Microsoft YaHei,Sans",
    "{1}: sheet", "{1}: encoding", "left out",
    "{1}, line {2}", "{1}: firstYear", "{1}: lastYear", "{1}: hub", "{1}: friendships", "-o {1}",
  ]

  private static let sentences: Set<String> = {
    let files = literals.filter { path, _ in
      let parts = path.split(separator: "/").map(String.init)
      return ["Cartography", "Friendships", "Messages", "Spreadsheets"].contains(parts[0])
        || aboutData.contains(parts[parts.count - 1])
    }
    return Set(files.values.joined())
  }()

  private static let words: [String: [String]] = {
    let text = (try? Program.geodata("words.csv")) ?? ""
    let rows = text.split(separator: "\n").map { fields(String($0)) }
    return Dictionary(rows.map { ($0[0], $0) }) { first, _ in first }
  }()

  @Test func theCompilerReadEverySource() {
    #expect(Self.literals.count == ArchitectureTests.files.count)
  }

  @Test func everySentenceAboutDataIsTranslated() {
    let wanted = Self.sentences.filter { text in
      text.contains(" ") && !text.contains("\n") && text.contains { $0.isLowercase } && !Self.notSaid.contains(text)
    }
    #expect(wanted.count > 150)
    for text in wanted.sorted() { #expect(Self.words[text]?.count == 3, "\(text)") }
  }

  /// A translation that nobody says any more is a sentence that has changed.
  @Test func noTranslationIsLeftOver() {
    // The studio says also what else is about the command line.
    let said = Set(Self.literals.values.joined())
    for (key, row) in Self.words where key.contains(" ") || row[1] == key {
      let isSaid = said.contains(key)
      #expect(isSaid || key.wholeMatch(of: #/key|.*\.[A-Za-z -]+|(city|country)_[a-z]+/#) != nil, "\(key)")
    }
  }

  #if os(Linux)
    /// A typing error in one of them would leave it untranslated.
    @Test func errorsOfTheSystemAreInItsWords() throws {
      let said = Set((1...140).map { String(cString: strerror($0)).lowercased() })
      let known = try #require(Self.literals.first { $0.key.hasSuffix("/SystemError.swift") }?.value).filter {
        !$0.isEmpty
      }
      #expect(known.count > 15 && known.allSatisfy(said.contains), "\(known.filter { !said.contains($0) })")
    }
  #endif

  // MARK: Reading sources

  /// The string literals of every source by its path, as messages know them: with {1}, {2} … for interpolations.
  ///
  /// A message is a literal, and is made nowhere before it is said: nothing at run time knows them all. So they are read
  /// from the tree that the compiler's own parser prints, which knows raw and long strings, comments and regular
  /// expressions. Types it does not know: which literals are messages is told by the lists above.
  private static let literals: [String: [String]] = {
    let sources = Program.project.appendingPathComponent("Sources").path
    let paths = FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? []
    let files = paths.filter { $0.hasSuffix(".swift") }.flatMap { ["-primary-file", "\(sources)/\($0)"] }
    let words = ["swiftc", "-frontend", "-dump-parse", "-dump-ast-format", "json"] + files
    let run = try? Program().run(words, program: URL(fileURLWithPath: "/usr/bin/env"))
    // The trees stand one behind the other without anything between.
    let start = "{\"_kind\":\"source_file\""
    let trees = (run?.text ?? "").components(separatedBy: start).dropFirst().compactMap {
      try? JSONSerialization.jsonObject(with: Data((start + $0).utf8)) as? [String: Any]
    }
    let found = trees.map { tree in
      (String((tree["filename"] as? String ?? "").dropFirst(sources.count + 1)), literals(in: tree))
    }
    return Dictionary(found) { first, _ in first }
  }()

  /// The literals of a part of a tree.
  private static func literals(in part: Any) -> [String] {
    if let list = part as? [Any] { return list.flatMap(literals) }
    guard let node = part as? [String: Any] else { return [] }
    switch node["_kind"] as? String {
    case "string_literal_expr": return [node["value"] as? String ?? ""]
    case "interpolated_string_literal_expr": return interpolated(node)
    default: return node.values.flatMap(literals)
    }
  }

  /// A literal with interpolations, which the parser takes apart into calls, and the literals within those.
  private static func interpolated(_ node: [String: Any]) -> [String] {
    let body = (node["appending_expr"] as? [String: Any])?["body"] as? [String: Any]
    let calls = (body?["elements"] as? [[String: Any]] ?? []).filter { $0["_kind"] as? String == "call_expr" }
    var (text, places, inner) = ("", 0, [String]())
    for call in calls {
      let words = literals(in: call["args"] ?? [])
      if (call["fn"] as? [String: Any])?["field"] as? String == "appendLiteral(_:)" {
        text += words.joined()
      } else {
        places += 1
        text += "{\(places)}"
        inner += words
      }
    }
    return [text] + inner
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
