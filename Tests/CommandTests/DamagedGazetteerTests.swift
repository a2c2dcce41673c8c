import Foundation
import Testing

/// The program with bytes of the gazetteer changed that is compiled into it, as a bad download or disk may change them.
@Suite struct DamagedGazetteerTests {
  /// A copy of the program, changed in its gazetteer, which begins with `fmapgaz1`.
  private func damaged(_ program: Program, _ change: (inout Data, Int) -> Void) throws -> URL {
    var bytes = try Data(contentsOf: Program.executable)
    // Behind the name stands the count of sections, some hundreds; elsewhere in the program none.
    let start = try #require(bytes.firstRange(of: Data("fmapgaz1".utf8) + [0, 0, 1])?.lowerBound)
    change(&bytes, start)
    let copy = program.folder.appendingPathComponent("damaged")
    try bytes.write(to: copy)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: copy.path)
    return copy
  }

  /// Runs a copy. While another test starts a program, that may have the copy open for writing for a moment, and it cannot be run.
  private func run(_ words: [String], _ program: Program, _ copy: URL) throws -> Program.Run {
    for _ in 0..<100 {
      if let run = try? program.run(words, program: copy) { return run }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return try program.run(words, program: copy)
  }

  /// Magic, count and table of sections, the first packed bytes, and a whole country.
  @Test(arguments: [0..<1, 8..<12, 12..<16, 16..<20, 20..<24, 10_000..<10_002, 200_000..<3_000_000])
  func isToldAndNothingIsDrawn(_ range: Range<Int>) throws {
    let program = try Program()
    let copy = try damaged(program) { bytes, start in
      for index in range { bytes[start + index] ^= 0x55 }
    }
    try program.write("City,Country\nNara,Japan\nKošice,Slovakia\nDenver,USA\n", to: "list.csv")
    for words in [["check"], ["render"]] {
      let run = try run(words + ["list.csv", "--hub", "Suva,-18.14,178.44,FJ,Fiji"], program, copy)
      #expect(run.exitCode == 1, "\(run.errors)")
      // What is checked is told on standard output.
      let said = run.text + run.errors
      #expect(said.contains("error: gazetteer: damaged; install fmap anew"), "\(said)")
    }
    #expect(!FileManager.default.fileExists(atPath: program.folder.appendingPathComponent("out").path))
  }

  /// The built-in map has all its places in its own table.
  @Test func aMapThatLooksNothingUpIsDrawn() throws {
    let program = try Program()
    let copy = try damaged(program) { bytes, start in bytes[start] ^= 0x55 }
    #expect(try run(["render", "-o", "a.svg"], program, copy).exitCode == 0)
  }
}
