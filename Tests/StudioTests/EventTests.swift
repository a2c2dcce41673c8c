import Foundation
import FriendshipMaps
import Testing

@testable import fmap_studio

/// What pages are told, and the maps that they ask for again and again.
@Suite struct EventTests {
  private static let table = "City,Country,Date\nSapporo,Japan,1980-11-18\n"

  private func studio(_ store: FileStore = FileStore(), table: NamedTable? = nil) throws -> Studio {
    Studio(Gate(port: 1, secret: Secret()), language: "en", store: store, table: table)
  }

  /// What comes next in a stream, read by a few bytes at a time; nothing at its end.
  private func line(_ stream: EventStream, by count: Int = 7) -> String? {
    var text: [UInt8] = []
    while text.last != UInt8(ascii: "\n") {
      var buffer = [UInt8](repeating: 0, count: count)
      guard let read = buffer.withUnsafeMutableBytes({ stream.read(into: $0, at: 0) }) else { return nil }
      text += buffer[..<read]
    }
    return String(decoding: text.dropLast(), as: UTF8.self)
  }

  @Test func aPageIsToldThatTheServerIsThereAndThatItEnds() throws {
    let studio = try studio()
    var stream: EventStream? = EventStream(studio)
    #expect(studio.life.pages == 1 && stream?.size == nil)
    #expect(stream.flatMap { line($0) } == "{\"alive\":true}")
    studio.news.end()
    #expect(stream.flatMap { line($0) } == "{\"ending\":true}")
    #expect(stream.flatMap { line($0) } == nil)
    stream = nil
    #expect(studio.life.pages == 0)
  }

  @Test func aPageIsToldOfEachNewTableOnce() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("studio-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("t.csv")
    try Data(Self.table.utf8).write(to: file)
    let store = FileStore()
    let table = try NamedTable(file.path, store)
    let studio = try studio(store, table: table)
    let early = EventStream(studio)
    #expect(line(early) == "{\"alive\":true}")
    studio.followTable()
    try Data((Self.table + "\n").utf8).write(to: file)
    let told = try #require(line(early, by: 1))
    #expect(told.hasPrefix("{\"table\":{") && told.contains(table.version.0.id) && told.contains("\"t.csv\""))
    // One that comes later has asked for the table as it is now.
    let late = EventStream(studio)
    #expect(line(late) == "{\"alive\":true}")
    studio.news.end()
    #expect(line(late) == "{\"ending\":true}" && line(early) == "{\"ending\":true}")
    studio.life.end()
  }
}
