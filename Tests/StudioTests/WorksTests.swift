import Testing

@testable import fmap_studio

/// What pages have made is there for the next ones, at an address that they share.
@Suite struct WorksTests {
  @Test func eachPageHasOne() {
    let works = Works()
    for (id, text) in [("a", "1"), ("b", "1"), ("a", "2")] { works.keep(Works.Work(id: id, text: text)) }
    #expect(works.all.map(\.id) == ["a", "b"] && works.all.map(\.text) == ["2", "1"])
  }

  @Test func theOldestGoes() {
    let works = Works()
    for number in 0..<Works.most + 2 { works.keep(Works.Work(id: String(number), text: "")) }
    #expect(works.all.map(\.id) == (2..<Works.most + 2).reversed().map(String.init))
  }

  @Test func theSamePortIsTakenAgain() throws {
    let ports = Server.usualPorts
    #expect(ports.count == 8 && ports.lowerBound >= 61_000 && ports.upperBound <= 65_000)
    // Other studios of this computer may have some of them.
    let first = try Server.atUsualPort()
    let second = try Server.atUsualPort()
    #expect(first.port != second.port)
    #expect(first.stop(1) && second.stop(1))
  }
}
