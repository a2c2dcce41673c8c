import Testing

@testable import fmap_studio

/// What may be asked.
@Suite struct RouteTests {
  private func status(_ method: String, _ path: String) -> Int {
    do throws(Refused) {
      _ = try Route.found(Head(method: method, path: path))
      return 200
    } catch {
      return error.status
    }
  }

  @Test func noTwoAreAlike() {
    let names = Route.all.map { "\($0.method) \($0.path)" }
    #expect(Set(names).count == names.count && names.count >= 15)
  }

  @Test func onlyTheEmptyShellIsPublic() {
    #expect(Route.all.filter(\.isPublic).map(\.path) == ["/", "/studio.js", "/studio.css", "/icon.svg", "/land.shp"])
    #expect(Route.all.filter(\.isPublic).allSatisfy { $0.method == "GET" && $0.body == .none })
  }

  @Test func aBodyHasItsLimit() {
    #expect(Route.Body.none.most == 0 && Route.Body.json.most == 8_388_608 && Route.Body.file.most == 268_435_456)
    #expect(Route.all.filter { $0.body == .file }.map(\.path) == ["/api/files"])
  }

  @Test(arguments: [
    "", "//", "/..", "/../etc/passwd", "/studio.js/", "/studio.js/../../etc/passwd", "/%2e%2e/etc/passwd", "/API/START",
    "/api/start/", "/api//start", "/api/start%00", "*", "http://127.0.0.1/api/start", "/api/jobs", "/api/jobs/",
    "/api/jobs/../start", "/api/jobs/0123456789abcdeg", "/api/jobs/0123456789ABCDEF", "/api/jobs/0123456789abcde",
    "/api/files/0123456789abcdef0", "/api/files/../start", "/api/jobs/0123456789abcdef/",
    "/api/jobs/0123456789abcdef/result/x", "/index.html", "/\u{301}",
  ]) func nothingElseIsThere(_ path: String) {
    let status = status("GET", path)
    #expect(status == 404 || (path == "/api/jobs" && status == 405), "\(path)")
  }

  @Test func placesOfAPathAreNumbersOfJobs() throws {
    let found = try Route.found(Head(method: "GET", path: "/api/jobs/0123456789abcdef/result"))
    #expect(found.places == ["0123456789abcdef"] && found.route.path == "/api/jobs/*/result")
    #expect(try Route.found(Head(method: "DELETE", path: "/api/jobs/0123456789abcdef")).route.method == "DELETE")
  }

  @Test(arguments: ["HEAD", "OPTIONS", "PUT", "get", "TRACE", "CONNECT"]) func methodsAreThoseOfThePath(
    _ method: String
  ) {
    #expect(status(method, "/") == 405)
    do throws(Refused) {
      _ = try Route.found(Head(method: method, path: "/api/jobs/0123456789abcdef"))
      Issue.record("let in")
    } catch {
      #expect(error.headers.map(\.value) == ["GET, DELETE"])
    }
  }

  @Test(
    arguments: [
      ("a", "a"), ("%E5%8F%8B%E5%9F%8E.csv", "友城.csv"), ("a+b%20c", "a+b c"), ("%", nil), ("%4", nil), ("%zz", nil),
      ("%+1", nil),
      ("%00", nil), ("%ff", nil), ("%c3%a9", "é"), ("", ""), ("%2525", "%25"),
    ] as [(String, String?)]) func namesAreDecodedOnce(_ text: String, _ name: String?)
  {
    #expect(Head(query: ["name": text]).decoded("name") == name)
  }

  @Test(arguments: [
    ("友城表.xlsx", true), (" a", true), ("", false), (".", false), ("..", false), ("a/b", false), ("a\\b", false),
    ("a\nb", false),
    ("a\u{7F}", false), (String(repeating: "a", count: 255), true), (String(repeating: "a", count: 256), false),
  ]) func aNameNamesNoPlace(_ name: String, _ isName: Bool) { #expect(Route.isName(name) == isName) }
}
