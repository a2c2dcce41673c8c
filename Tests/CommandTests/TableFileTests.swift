import Foundation
import Testing

/// Tables in the encodings and dialects of offices. The same table in all of them, in a browser's picture of it, is the
/// matter of Tests/Referees/test_tables.py.
@Suite struct TableFileTests {
  static let table = """
    city_en,city_zh,country_code,country_en,country_zh,continent,latitude,longitude,relation,established,source
    Sapporo,札幌,JP,Japan,日本,Asia,43.0618,141.3545,sister,1980-11-18,https://example.org/

    """

  private func list(_ bytes: [UInt8], _ more: String...) throws -> Program.Run {
    let program = try Program()
    try program.write(bytes, to: "t.csv")
    return try program.run(["list", "cities", "--data", "t.csv", "--lang", "en"] + more)
  }

  @Test func utf16IsReadWithAndWithoutAMark() throws {
    let little = Self.table.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = Self.table.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let plain = try list(Array(Self.table.utf8))
    #expect(plain.exitCode == 0 && plain.errors.isEmpty)
    for (bytes, name) in [
      ([0xFF, 0xFE] + little, "UTF-16LE"), (little, "UTF-16LE"), ([0xFE, 0xFF] + big, "UTF-16BE"), (big, "UTF-16BE"),
    ] {
      let run = try list(bytes)
      #expect(run.text == plain.text && run.errors == "fmap: note: t.csv: read as \(name)\n")
    }
    #expect(try list([0xEF, 0xBB, 0xBF] + Array(Self.table.utf8)).errors.isEmpty)
  }

  /// 札幌 in GB18030 is D4 FD BB CF, 日本 is C8 D5 B1 BE.
  private static let chinese: [UInt8] = {
    var bytes: [UInt8] = []
    for character in table {
      switch character {
      case "札": bytes += [0xD4, 0xFD]
      case "幌": bytes += [0xBB, 0xCF]
      case "日": bytes += [0xC8, 0xD5]
      case "本": bytes += [0xB1, 0xBE]
      default: bytes += Array(String(character).utf8)
      }
    }
    return bytes
  }()

  @Test func gb18030IsReadAndSaidSo() throws {
    let run = try list(Self.chinese)
    let plain = try list(Array(Self.table.utf8))
    #expect(run.text == plain.text)
    #expect(run.errors == "fmap: note: t.csv: read as GB18030: \"札幌\"\n")
    #expect(try list(Self.chinese, "--encoding", "gbk").exitCode == 0)
    #expect(try list(Self.chinese, "--quiet").errors.isEmpty)
  }

  /// ü before s is FC 73, which GB18030 reads as 黶; é before ", is invalid there.
  @Test func westernBytesAreNotTakenForChinese() throws {
    let western = Self.table.replacing("札幌", with: "x").replacing("日本", with: "x")
      .replacing("Sapporo", with: "D\u{FC}sseldorf").unicodeScalars.map { UInt8($0.value) }
    let asked = try list(western)
    #expect(asked.exitCode == 1 && asked.text.isEmpty)
    #expect(
      asked.errors.contains(
        "t.csv:2: the encoding is not clear, a word of it in each: \"D黶seldorf\" (gb18030), \"Düsseldorf\" (windows-1252); "
          + "add the right one, such as --encoding windows-1252, or save"), "\(asked.errors)")
    let told = try list(western, "--encoding", "windows-1252")
    #expect(told.exitCode == 0 && told.text.contains("Düsseldorf"))
    let both = Self.table.replacing("札幌", with: "x").replacing("日本", with: "x")
      .replacing("Sapporo", with: "Caf\u{E9}").unicodeScalars.map { UInt8($0.value) }
    #expect(try list(both).errors.contains("in each: \"Café\" (windows-1252); add"))
  }

  @Test func anEncodingThatNobodyKnowsIsWrongUsage() throws {
    let run = try list(Array(Self.table.utf8), "--encoding", "windows-9999")
    #expect(run.exitCode == 2 && run.errors.contains("--encoding: unknown encoding: \"windows-9999\""))
    #expect(try list([0xFF, 0xFF, 0xFF], "--encoding", "utf-8").errors.contains("not text in UTF-8"))
  }

  @Test func anOutputNeverOverwritesAnInput() throws {
    let program = try Program()
    try program.write(Self.table, to: "t.csv")
    try FileManager.default.createSymbolicLink(
      at: program.folder.appendingPathComponent("link.svg"),
      withDestinationURL: program.folder.appendingPathComponent("t.csv"))
    for path in ["t.csv", "./t.csv", program.folder.path + "/t.csv"] {
      let run = try program.run("export", "csv", "--data", "t.csv", "-o", path)
      #expect(run.exitCode == 1 && run.errors.contains("is a file that was read for this"))
    }
    #expect(try program.run("render", "--data", "t.csv", "-o", "link.svg").exitCode == 1)
    #expect(program.read("t.csv") == Self.table)
  }

  /// Names of the data go into files, never into the names of files.
  @Test func namesInTheDataNeverBecomePaths() throws {
    let program = try Program()
    try program.write(
      Self.table.replacing("Sapporo", with: "../../x").replacing("札幌", with: "/etc/passwd"), to: "t.csv")
    #expect(try program.run("render", "--data", "t.csv").exitCode == 0)
    #expect(try program.run("animate", "--data", "t.csv", "--format", "svg", "-o", "frames").exitCode == 0)
    #expect(program.files == ["frames", "out", "t.csv"])
    let map = try Program.geodata("map.json")
    for path in ["../t.csv", "/etc/passwd", "a/../../t.csv"] {
      try program.write(map.replacing("\"friendships.csv\"", with: "\"\(path)\""), to: "map.json")
      let run = try program.run("render", "--map", "map.json")
      #expect(run.exitCode == 1 && run.errors.contains("outside the folder of map.json"))
    }
  }
}
