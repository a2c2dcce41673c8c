import Foundation
import Testing

/// The rules of Sources/README.md that a compiler does not check.
@Suite struct ArchitectureTests {
  struct SourceFile: CustomTestStringConvertible {
    let target: String
    let name: String
    let text: String

    var testDescription: String { "\(target)/\(name)" }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  static let files: [SourceFile] = {
    let sources = Program.project.appendingPathComponent("Sources")
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      let text = try? String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
      let parts = path.split(separator: "/").map(String.init)
      return text.map { SourceFile(target: parts[0], name: parts[parts.count - 1], text: $0) }
    }
  }()

  @Test func theSourcesWereFound() { #expect(Self.files.count > 40) }

  /// What each target may import, the standard library and the C library aside.
  static let allowed: [String: Set<String>] = [
    "Messages": [],
    "Geometry": [],
    "Gazetteer": ["CZlib"],
    "Drawing": ["Messages", "Geometry"],
    "Friendships": [
      "Messages", "Gazetteer", "Spreadsheets", "Drawing", "Geometry", "Foundation", "FoundationEssentials",
    ],
    "Cartography": ["Messages", "Friendships", "Drawing", "Geometry"],
    "Page": ["Cartography", "Friendships", "Drawing", "Geometry", "CPage"],
    "Raster": ["Messages", "Drawing", "Geometry", "CPango", "CGif", "CPNG"],
    "Photos": ["Messages", "CTurboJPEG", "CPNG"],
    "Spreadsheets": ["Messages", "CZip", "CExpat", "CGlib", "CWorkbook"],
    "FriendshipMaps": [
      "Messages", "Cartography", "Friendships", "Gazetteer", "Spreadsheets", "Page", "Photos", "Raster", "Dispatch",
      "Drawing", "Geometry", "CGeodata", "CGlib", "Foundation", "FoundationEssentials",
    ],
    "fmap-studio": ["FriendshipMaps", "CHTTP", "CStudio", "Dispatch", "Foundation", "FoundationEssentials"],
    "fmap": [
      "FriendshipMaps", "Messages", "Cartography", "Friendships", "Page", "Photos", "Raster", "Dispatch", "Drawing",
      "Geometry", "CArguments", "Foundation", "FoundationEssentials",
    ],
  ]

  @Test(arguments: files) func importsRunOnlyDownwards(_ file: SourceFile) {
    let imports = file.lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.hasPrefix("import ") }
    for line in imports {
      let module = String(line.dropFirst("import ".count))
      #expect((Self.allowed[file.target] ?? []).union(["Darwin", "Glibc"]).contains(module), "\(line)")
    }
  }

  /// Words that would show that a target knows what it must not know.
  static let forbidden: [String: [String]] = [
    "Messages": ["City", "Coordinate", "Color", "throws", "print("],
    "Geometry": ["throws", "Color", "City", "Day", "print("],
    "Gazetteer": ["Friendship", "Column", "Theme", "Scene", "Message", "open(", "print(", "FileManager"],
    "Drawing": ["Coordinate", "Projection", "relation", "cairo", "open(", "print("],
    "Friendships": [
      "<svg", "<path", "cairo", "open(", "print(", "FileManager", "Theme", "Label", "Layer", "Viewport", "pixel",
    ],
    "Cartography": ["<svg", "<path", "cairo", "open(", "print(", "FileManager"],
    "Page": ["cairo", "open(", "print(", "FileManager", "Raster"],
    "Raster": ["City", "Projection", "Coordinate", "relation", "open(", "print("],
    "Photos": ["City", "Coordinate", "relation", "cairo", "print(", "FileManager"],
    "Spreadsheets": ["City", "Coordinate", "Projection", "Friendship", "open(", "print(", "FileManager"],
    "FriendshipMaps": [
      "Arguments", "Terminal", "cairo_", "pango_", "<svg", "sin(", "cos(", "print(", "FileManager",
    ],
    "fmap-studio": ["cairo_", "pango_", "<svg", "sin(", "cos(", "#FF", "system(", "popen(", "fork(", "print("],
    "fmap": ["cairo_", "pango_", "<svg", "sin(", "cos(", "#FF"],
  ]

  @Test(arguments: files) func noTargetKnowsWhatItMustNot(_ file: SourceFile) {
    let code = file.lines.map { String($0) }.filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
    for word in Self.forbidden[file.target] ?? [] {
      #expect(!code.contains { $0.contains(word) }, "\(file.testDescription) says \(word)")
    }
  }

  @Test(arguments: files) func nothingTrapsOnPurpose(_ file: SourceFile) {
    for word in ["fatalError(", "try!", "preconditionFailure(", "as!", "TO" + "DO", "FIX" + "ME"] {
      #expect(!file.text.contains(word), "\(file.testDescription) says \(word)")
    }
  }

  /// A folder of one idea has few files; one with many holds several.
  @Test func noFolderHasManyFiles() throws {
    let sources = Program.project.appendingPathComponent("Sources")
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    let folders = Dictionary(grouping: paths.filter { $0.hasSuffix(".swift") }) {
      ($0 as NSString).deletingLastPathComponent
    }
    #expect(folders.count > 20)
    for (folder, files) in folders { #expect(files.count <= 15, "\(folder)") }
  }

  @Test(arguments: files) func filesFitIntoAReadersHead(_ file: SourceFile) {
    #expect(file.lines.count <= 400)
  }

  /// Every declaration that other targets see says what it is.
  @Test(arguments: files) func everySharedDeclarationIsDocumented(_ file: SourceFile) {
    let lines = file.lines.map { $0.trimmingCharacters(in: .whitespaces) }
    for (index, line) in lines.enumerated() {
      let isShared = line.hasPrefix("package ") || line.hasPrefix("public ")
      guard isShared else { continue }
      let before = lines[..<index].last { !$0.hasPrefix("@") } ?? ""
      #expect(before.hasPrefix("///"), "\(file.testDescription):\(index + 1): \(line)")
    }
  }

  @Test func thereIsNoThirdPartyPackage() throws {
    let manifest = try String(
      contentsOf: Program.project.appendingPathComponent("Package.swift"), encoding: .utf8)
    #expect(!manifest.contains(".package("))
  }
}
