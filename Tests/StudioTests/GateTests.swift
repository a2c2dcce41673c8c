import Testing

@testable import fmap_studio

/// Who is let in.
@Suite struct GateTests {
  private let gate: Gate
  private let secret = "00112233445566778899aabbccddeeff"

  init() throws { gate = Gate(port: 8017, secret: try #require(Secret(secret))) }

  /// The status of what is answered to a request with some headers; 200 where it is let in.
  private func status(
    _ headers: [String: [String]], method: String = "POST", path: String = "/api/draw", isPublic: Bool = false
  ) -> Int {
    let usual = ["host": ["127.0.0.1:8017"], "x-fmap": [secret]]
    let head = Head(method: method, path: path, headers: usual.merging(headers) { $1 })
    return gate.refusal(of: head, isPublic: isPublic)?.status ?? 200
  }

  @Test(arguments: ["127.0.0.1:8017", "localhost:8017"]) func thisComputerIsAskedByItsName(_ host: String) {
    #expect(status(["host": [host]]) == 200)
    #expect(status(["host": [host], "origin": ["http://\(host)"]]) == 200)
  }

  @Test(arguments: [
    [], ["127.0.0.1"], ["127.0.0.1:80"], ["localhost"], ["LOCALHOST:8017"], ["localhost.:8017"], ["[::1]:8017"],
    ["rebound.example:8017"], ["127.0.0.1:8017.example"], ["127.0.0.1:08017"], [""],
    ["127.0.0.1:8017", "localhost:8017"],
    ["127.0.0.1:8017", "127.0.0.1:8017"], ["0.0.0.0:8017"], ["127.1:8017"],
  ]) func anyOtherNameIsRefused(_ host: [String]) {
    #expect(status(["host": host]) == 403)
    #expect(status(["host": host], method: "GET", path: "/", isPublic: true) == 403)
  }

  @Test(arguments: [
    ["null"], ["http://example.org"], ["https://127.0.0.1:8017"], ["http://127.0.0.1"], ["http://localhost:8017"],
    ["file://"],
    ["http://127.0.0.1:8017/"], [""], ["http://127.0.0.1:8017", "http://127.0.0.1:8017"],
  ]) func noOtherSiteIsLetIn(_ origin: [String]) {
    #expect(status(["origin": origin]) == 403)
    #expect(status(["origin": origin], method: "GET", path: "/studio.js", isPublic: true) == 403)
  }

  @Test func whatTheBrowserSaysOfTheSiteCounts() {
    for site in ["same-origin", "none"] { #expect(status(["sec-fetch-site": [site]]) == 200) }
    for site in ["cross-site", "same-site", "", "SAME-ORIGIN"] {
      #expect(status(["sec-fetch-site": [site]]) == 403)
      #expect(status(["sec-fetch-site": [site]], method: "GET", path: "/studio.js", isPublic: true) == 403)
    }
    #expect(status(["sec-fetch-site": ["none", "same-origin"]]) == 403)
  }

  @Test func aLinkMayLeadToThePageAndNotIntoAFrame() {
    let link = ["sec-fetch-site": ["cross-site"], "sec-fetch-mode": ["navigate"]]
    let into = { (place: String) in link.merging(["sec-fetch-dest": [place]]) { $1 } }
    #expect(status(into("document"), method: "GET", path: "/", isPublic: true) == 200)
    #expect(status(into("document"), method: "POST", path: "/", isPublic: true) == 403)
    #expect(status(into("document"), method: "GET", path: "/api/start") == 403)
    for place in ["iframe", "frame", "object", "embed", ""] {
      #expect(status(into(place), method: "GET", path: "/", isPublic: true) == 403)
    }
    #expect(status(link, method: "GET", path: "/", isPublic: true) == 403)
  }

  @Test func allButTheShellNeedsTheSecret() {
    for wrong in [[], [""], ["0"], [String(repeating: "0", count: 32)], [secret, secret], [secret.uppercased()]] {
      #expect(status(["x-fmap": wrong]) == 403)
      #expect(status(["x-fmap": wrong], method: "GET", path: "/", isPublic: true) == 200)
    }
  }
}
