import CHTTP
import Foundation
import FriendshipMaps
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@testable import fmap_studio

/// Connections that take too long, over a real socket of this computer.
@Suite struct ConnectionTests {
  /// A server that answers every request with three letters, and waits for a second at most.
  private final class Echo: @unchecked Sendable {
    let server: OpaquePointer

    init() throws {
      let handlers = CHTTPHandlers(
        begin: { _, _ in UnsafeMutableRawPointer(bitPattern: 1) }, body: { _, _, _ in 1 },
        whole: { _, request in
          let body = CHTTPBody(
            size: 3,
            read: { _, offset, buffer, _ in
              for index in Int(offset)..<3 { buffer?[index - Int(offset)] = CChar(bitPattern: UInt8(ascii: "y")) }
              return 3 - Int(offset)
            }, release: { _ in }, context: nil)
          #expect(chttp_answer(request, 200, nil, 0, body) == 1)
        }, end: { _ in })
      let limits = CHTTPLimits(connections: 8, head: 16 << 10, idle: 1, body: 1, answer: 1)
      server = try #require(chttp_start(0, limits, handlers, nil))
    }

    deinit { chttp_stop(server) }
  }

  private func connect(_ echo: Echo) throws -> Int32 {
    try #require(Place(port: chttp_port(echo.server), secret: "").connected())
  }

  /// Sends one part after the other, half a second apart, until the connection is closed; after how many seconds it was.
  private func drip(_ parts: [String], on connection: Int32) -> Double {
    let start = now()
    for part in parts {
      guard (try? writeAll(Array(part.utf8), to: connection)) != nil else { break }
      var byte: UInt8 = 0
      // A closed connection gives nothing, an open one has nothing yet.
      if recv(connection, &byte, 1, Int32(MSG_DONTWAIT)) == 0 { break }
      usleep(500_000)
    }
    return now() - start
  }

  @Test func aQuickRequestIsAnswered() throws {
    let echo = try Echo()
    let connection = try connect(echo)
    defer { close(connection) }
    try writeAll(Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8), to: connection)
    var buffer = [UInt8](repeating: 0, count: 1000)
    let count = read(connection, &buffer, buffer.count)
    #expect(String(decoding: buffer[..<max(0, count)], as: UTF8.self).hasPrefix("HTTP/1.1 200 "))
  }

  /// Each letter comes before the time in which something must move is over.
  @Test func aHeadThatDripsIsCutOff() throws {
    signal(SIGPIPE, SIG_IGN)
    let echo = try Echo()
    let connection = try connect(echo)
    defer { close(connection) }
    let seconds = drip(["GET / HTTP/1.1\r\nX: "] + Array(repeating: "y", count: 20), on: connection)
    #expect(seconds > 1 && seconds < 6)
  }

  @Test func aBodyThatDripsIsCutOff() throws {
    signal(SIGPIPE, SIG_IGN)
    let echo = try Echo()
    let connection = try connect(echo)
    defer { close(connection) }
    let head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n"
    let seconds = drip([head] + Array(repeating: "y", count: 20), on: connection)
    #expect(seconds > 1 && seconds < 6)
  }

  @Test func thereAreNotMoreConnectionsThanAllowed() throws {
    let echo = try Echo()
    let connections = try (0..<8).map { _ in try connect(echo) }
    defer { connections.forEach { close($0) } }
    usleep(200_000)
    let another = try connect(echo)
    defer { close(another) }
    var byte: UInt8 = 0
    #expect(read(another, &byte, 1) <= 0)
  }
}
