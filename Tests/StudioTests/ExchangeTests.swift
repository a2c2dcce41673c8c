import FriendshipMaps
import Testing

@testable import fmap_studio

/// What is said of a body, and what comes of it.
@Suite struct ExchangeTests {
  private let secret = "00112233445566778899aabbccddeeff"
  private let studio: Studio

  init() throws {
    let gate = Gate(port: 8017, secret: try #require(Secret(secret)))
    studio = Studio(gate, language: "en", store: FileStore(most: 1300), table: nil)
  }

  /// The status of what is answered to a file of 600 bytes that comes with some headers.
  private func status(_ headers: [String: [String]]) -> Int {
    let usual = ["host": ["127.0.0.1:8017"], "x-fmap": [secret]]
    let head = Head(
      method: "POST", path: "/api/files", query: ["name": "a"], headers: usual.merging(headers) { $1 })
    let exchange = Exchange(head, studio) {}
    defer { exchange.end() }
    for _ in 0..<6 {
      let part = [UInt8](repeating: 120, count: 100)
      guard part.withUnsafeBytes(exchange.add) else { return 0 }
    }
    return exchange.answer { true }.status
  }

  /// The same file takes its room once, whatever was said of its length.
  @Test(arguments: ["600", "0", "1", "-5000", "-9223372036854775808", "+7", "9223372036854775808", "", "x"])
  func noLengthMisleads(_ length: String) {
    for _ in 0..<3 { #expect(status(["content-length": [length], "transfer-encoding": ["chunked"]]) == 200) }
    #expect(status([:]) == 200)
    #expect(studio.store.take(700) && !studio.store.take(1))
  }

  @Test func aLengthIsWrittenInDigits() {
    for (text, length) in [("600", 600), ("+7", nil), ("-1", nil), ("", nil), ("٣", nil), ("1e3", nil)] {
      #expect(Head(headers: ["content-length": [text]]).length == length)
    }
    #expect(Head(headers: ["content-length": ["7", "7"]]).length == nil)
    #expect(Head(headers: ["content-length": ["7"], "transfer-encoding": ["chunked"]]).length == nil)
  }
}
