import Messages
import Testing

@testable import Spreadsheets

/// A folder as an archive, read back by the same reader as workbooks.
@Suite struct ZipFolderTests {
  private func read(_ bytes: [UInt8], _ part: String) throws -> [UInt8]? {
    guard let stream = try Archive(bytes).stream(of: part, budget: Budget(fileSize: bytes.count)) else { return nil }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = try buffer.withUnsafeMutableBytes { raw in
        try raw.baseAddress.map { try stream.read(into: $0, count: 4096) } ?? 0
      }
      if count == 0 { return all }
      all += buffer[..<count]
    }
  }

  @Test func filesComeBackAsTheyWere() throws {
    let text = Array(String(repeating: "沈阳 and its friends. ", count: 1000).utf8)
    let files: [(path: String, bytes: [UInt8])] = [
      ("map.json", text), ("photos/札幌 1.jpg", Array(0...255)), ("empty.csv", []), ("a b/c/ü.xlsx", text),
    ]
    let archive = try ZipFolder.bytes(of: files, named: "map.zip")
    for (path, bytes) in files { #expect(try read(archive, path) == bytes, "\(path)") }
    // Text is packed, pictures and workbooks are packed already.
    #expect(archive.count < 2 * text.count && archive.count > text.count)
    #expect(try ZipFolder.bytes(of: files, named: "other.zip") == archive)
    #expect(try read(ZipFolder.bytes(of: [], named: "none.zip"), "map.json") == nil)
  }

  /// 1 January 1980, by whatever clock.
  @Test func noClockStandsInIt() throws {
    let archive = try ZipFolder.bytes(of: [("a", [1])], named: "a.zip")
    #expect(Array(archive[10..<14]) == [0, 0, 0x21, 0])
  }

  @Test(arguments: [
    "", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a/.", "..", "C:/a", "a\\b", "a\nb", "a:b", "a?", "a*b", "a\"b",
    "a|b",
    "a.", "a ", "b /c", "a\u{202E}b", String(repeating: "x", count: 201),
  ])
  func whatLeadsElsewhereIsRefused(_ path: String) {
    #expect(throws: Problem.self) { try ZipFolder.bytes(of: [(path, [1])], named: "m.zip") }
  }

  @Test func twoFilesOfOneNameAreRefused() {
    let files: [(path: String, bytes: [UInt8])] = [("Map.json", [1]), ("map.json", [2])]
    let problem = #expect(throws: Problem.self) { try ZipFolder.bytes(of: files, named: "m.zip") }
    #expect(problem?.what == "two files of one name" && problem?.found == "map.json")
  }
}
