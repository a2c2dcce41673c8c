import Foundation
import FriendshipMaps
import Testing

@testable import fmap_studio

/// Files that were given, and those that were named.
@Suite struct StoreTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("studio-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func file(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func stored(_ text: String) throws -> StoredFile {
    let file = try #require(GrowingFile())
    // In two parts, as it comes.
    let bytes = Array(text.utf8)
    for part in [bytes.prefix(bytes.count / 2), bytes.suffix(bytes.count - bytes.count / 2)] {
      #expect(part.withUnsafeBytes(file.add))
    }
    return file.finished()
  }

  @Test func aFileIsKnownByItsContent() throws {
    // The digest of "abc" in FIPS 180-2, appendix B.1.
    let file = try stored("abc")
    #expect(file.id == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(file.size == 3 && file.bytes == Array("abc".utf8))
    #expect(try stored("").bytes == [])
  }

  @Test func allFilesTogetherHaveALimit() throws {
    let store = FileStore(most: 10, mostFiles: 2)
    #expect(!store.take(11) && store.take(6) && !store.take(5))
    store.giveBack(6)
    let file = try stored("abcdef")
    for _ in 0..<3 {
      // The same content again takes no more room.
      #expect(store.take(6) == true || store[file.id] != nil)
      if store[file.id] == nil { store.add(file) }
    }
    #expect(store[file.id]?.size == 6 && !store.take(5) && store.take(4))
    store.giveBack(4)
    store.remove(file.id)
    store.remove(file.id)
    #expect(store[file.id] == nil && store.take(10))
  }

  @Test func theSameFileTwiceTakesItsRoomOnce() throws {
    let store = FileStore(most: 10)
    let file = try stored("abcde")
    #expect(store.take(5))
    store.add(file)
    #expect(store.take(5))
    store.add(file)
    #expect(store.take(5))
  }

  private static let table = "City,Country,Date\nSapporo,Japan,1980-11-18\n"

  @Test func aTableIsFollowed() throws {
    try write(Self.table, to: "t.csv")
    let store = FileStore()
    let table = try NamedTable(file("t.csv"), store)
    let first = table.version.0
    #expect(first.name == "t.csv" && store[first.id]?.bytes == Array(Self.table.utf8))
    var last = table.look(nil).now
    #expect(!table.look(last).isNew)
    try write(Self.table + "Turin,Italy,1985-05-17\n", to: "t.csv")
    // It was seen once, and may still be written.
    let (now, isNew) = table.look(last)
    #expect(!isNew && now != last)
    last = now
    #expect(table.look(last).isNew && table.version.0.id != first.id && table.version.count == 1)
    #expect(!table.look(table.look(nil).now).isNew)
    #expect(store[first.id] != nil && store[table.version.0.id] != nil)
  }

  @Test(arguments: ["", "PK\u{3}\u{4} half a workbook"]) func whatIsNoTableIsNotTold(_ text: String) throws {
    try write(Self.table, to: "t.csv")
    let table = try NamedTable(file("t.csv"), FileStore())
    let first = table.version.0.id
    try write(text, to: "t.csv")
    #expect(!table.look(table.look(nil).now).isNew && table.version.0.id == first)
    try FileManager.default.removeItem(atPath: file("t.csv"))
    #expect(table.look(nil) == (nil, false) && table.version.0.id == first)
    try write(Self.table + "\n", to: "t.csv")
    #expect(table.look(table.look(nil).now).isNew)
  }

  @Test func onlyAFewEarlierStatesAreKept() throws {
    try write(Self.table, to: "t.csv")
    let store = FileStore()
    let table = try NamedTable(file("t.csv"), store)
    var ids = [table.version.0.id]
    for count in 1...6 {
      try write(Self.table + String(repeating: "\n", count: count), to: "t.csv")
      #expect(table.look(table.look(nil).now).isNew)
      ids.append(table.version.0.id)
    }
    #expect(Set(ids).count == 7 && ids.map { store[$0] != nil } == [false, false, false, true, true, true, true])
  }

  @Test func aTableMustBeAFile() throws {
    #expect(throws: Failure.self) { try NamedTable(file("none.csv"), FileStore()) }
    #expect(throws: Failure.self) { try NamedTable(folder.path, FileStore()) }
    #expect(mkfifo(file("pipe.csv"), 0o600) == 0)
    #expect(throws: Failure.self) { try NamedTable(file("pipe.csv"), FileStore()) }
  }

  @Test(arguments: [
    ("t.csv", "t.fmap.json"), ("友城表.2021.xlsx", "友城表.2021.fmap.json"), ("table", "table.fmap.json"),
    (".csv", ".csv.fmap.json"),
  ])
  func whatIsKeptStandsBesideTheTable(_ table: String, _ name: String) throws {
    let kept = KeptMap(beside: file(table))
    #expect(kept.path == file(name) && kept.text == nil)
    try kept.write("{}")
    try kept.write("{\"a\": 1}")
    #expect(kept.text == "{\"a\": 1}")
    #expect(KeptMap(beside: file(table)).text == "{\"a\": 1}")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
  }

  @Test func whatOthersHaveWrittenIsNotReplaced() throws {
    let kept = KeptMap(beside: file("t.csv"))
    try write("theirs", to: "t.fmap.json")
    #expect(throws: Failure.self) { try kept.write("mine") }
    #expect(try String(contentsOfFile: file("t.fmap.json"), encoding: .utf8) == "theirs")
    let known = KeptMap(beside: file("t.csv"))
    #expect(known.text == "theirs")
    try known.write("mine")
    #expect(throws: Failure.self) { try kept.write("mine") }
  }

  @Test func aLinkIsNotFollowed() throws {
    try write("secret", to: "elsewhere")
    try FileManager.default.createSymbolicLink(atPath: file("t.fmap.json"), withDestinationPath: file("elsewhere"))
    let kept = KeptMap(beside: file("t.csv"))
    #expect(kept.text == nil)
    #expect(throws: Failure.self) { try kept.write("mine") }
    #expect(try String(contentsOfFile: file("elsewhere"), encoding: .utf8) == "secret")
  }
}
