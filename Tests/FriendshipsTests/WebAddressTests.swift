import Friendships
import Messages
import Spreadsheets
import Testing
import TestSupport

/// Which addresses of a table or a map file reach a page.
@Suite struct WebAddressTests {
  private func read(_ column: String, _ address: String) -> (atlas: Atlas, problems: [Problem]) {
    let cell = TableExport.quoted(address)
    let row = SampleTable.row(source: column == "source" ? address : "https://example.org/")
    let text =
      column == "source"
      ? "\(SampleTable.header)\n\(row)\n" : "\(SampleTable.header),\(column)\n\(row),\(cell)\n"
    return SampleTable.read(text: text)
  }

  private func errors(_ column: String, _ address: String) -> [String] {
    read(column, address).problems.filter { $0.severity == .error }.map(\.description)
  }

  @Test(
    arguments: [
      "https://user:pass@host.example/", "https://user@host.example/x", "HTTP://a:b@host.example",
      "https://@host.example/",
      "https:///user:pass@host.example/", "https:\u{2F}/\\user:pass@host.example/", "https://a@b@host.example",
    ], ["link", "photo", "source"])
  func aPasswordIsNotPublished(_ address: String, _ column: String) {
    let found = errors(column, address)
    #expect(found.count == 1 && found[0].contains("a web address with a name or a password"), "\(found)")
  }

  /// A policy has no word for such a host, so the browser would never load the picture; a link leads there all the same.
  @Test(arguments: ["http://a_b.example/x.png", "https://host.example./x.png"])
  func aPhotoComesOnlyFromAHostThatAPolicyCanName(_ address: String) {
    #expect(errors("photo", address).count == 1 && errors("link", address) == [])
    #expect(errors("photo", address.replacing("_", with: "-").replacing("e./", with: "e/")) == [])
  }

  @Test(arguments: [
    "https://a..example/", "https://.example/", "https://host:99999/", "https://host,x/", "https://*.org/",
  ])
  func theCureForAWrongServerIsNotToWriteTheScheme(_ address: String) {
    let found = errors("link", address)
    #expect(found.count == 1 && found[0].hasSuffix("the name of the server or its port is not valid"), "\(found)")
    #expect(errors("link", "host.example").first?.hasSuffix("begin it with http:// or https://") == true)
  }

  @Test(arguments: ["https://host.example/@user", "https://host.example?a@b", "https://host.example#a@b"])
  func anAtSignElsewhereIsNone(_ address: String) {
    for column in ["link", "photo", "source"] { #expect(errors(column, address) == []) }
  }

  @Test(
    arguments: [
      "https://", "https://?x", "https:///", "https://host example/", "https://host.example:port/",
      "https://host:99999/",
      "https://a%62c/", "https://host;script-src */x", "https://*/x", "https://host'/x", "https://[::1",
      "javascript:alert(1)",
      "data:image/png,x", "//host.example/x", "https:/host.example", "ftp://host.example/", "https://./",
    ], ["link", "photo"])
  func whatIsNoAddressIsRefused(_ address: String, _ column: String) { #expect(errors(column, address).count == 1) }

  static let outside = [
    "../x.jpg", "%2e%2e/x.jpg", "%2E%2e/x.jpg", ".%2e/x.jpg", "%2e./x.jpg", "a/%2e%2e/%2e%2e/x.jpg", "%252e%252e/x.jpg",
    "%25252e./x.jpg", "..", "a/..", "%2e%2e", "..\\x.jpg", "a\\x.jpg", "%5cx.jpg", "..%5cx.jpg", "%255c", "a%2fx.jpg",
    "..%2fx.jpg", "%252fx", "/x.jpg", "%2fx.jpg", "//host/x.jpg", "?logout", "x.jpg?logout", "#x", "x#y",
    "?\u{301}logout",
    "x%00.jpg", "x%0a.jpg", "\\\\host\\x.jpg", "javascript:\u{301}alert(1)", "/\u{301}x",
  ]

  @Test(arguments: outside)
  func aPhotoStaysBesideTheTable(_ address: String) { #expect(errors("photo", address).count == 1, "\(address)") }

  /// What people copy from a window of their computer is no address to anybody else.
  @Test(arguments: ["C:\\Users\\li\\a.jpg", "d:/photos/a.jpg", "file:///home/li/a.jpg", "File:a.jpg"])
  func aPathOfOneComputerIsToldWithItsCure(_ path: String) {
    let found = errors("photo", path)
    #expect(found.count == 1 && found[0].contains("a path that only one computer knows"), "\(found)")
    #expect(found[0].hasSuffix("beside the table, and write its name from there, such as photos/town.jpg"))
    #expect(errors("photo", "ftp://host.example/a.jpg").first?.contains("name a file beside the table") == true)
  }

  @Test(
    arguments: [
      "x.jpg", "photos/x.jpg", "./x.jpg", "a..b.jpg", "...", "100%25.jpg", "100%.jpg", "%zz.jpg", "%+1.jpg", "沈阳.jpg",
      "%E6%B2%88.jpg", "a%20b.jpg", "what%3F.jpg", "a@b.jpg",
    ])
  func filesBesideTheTableArePhotos(_ address: String) {
    let found = read("photo", address)
    #expect(found.problems == [] && found.atlas.agreements.first?.details.photo == address, "\(found.problems)")
  }

  /// What a page's policy names must be whole and nothing more, whatever stands in the table.
  @Test func theServersOfPhotosAreNamedExactly() {
    let origins: [(String, [String])] = [
      ("x.jpg", []), ("https://Host.example/a.jpg?x=1", ["https://host.example"]),
      ("https://host.example:443/a.jpg", ["https://host.example"]), ("http://host.example:80", ["http://host.example"]),
      ("https://host.example:8443/", ["https://host.example:8443"]),
      ("https:///\\host.example\\x", ["https://host.example"]),
      ("http://127.0.0.1:9/track.gif?office=1", ["http://127.0.0.1:9"]),
    ]
    for (photo, wanted) in origins { #expect(read("photo", photo).atlas.photoOrigins == wanted, "\(photo)") }
    #expect(errors("photo", "https://[::1]/x.jpg").count == 1 && errors("link", "https://[::1]/") == [])
  }

  @Test func lettersThatLookLikeOthersAreShown() {
    for column in ["link", "source"] {
      let found = read(column, "https://\u{435}vil.example/").problems
      #expect(found.map(\.severity) == [.warning])
      #expect(found.first?.description.contains("\"\u{435}vil.example\"; \u{435} is U+0435") == true, "\(found)")
    }
    #expect(errors("photo", "https://\u{435}vil.example/x.jpg").count == 1)
    // A path may be Chinese.
    #expect(read("link", "https://host.example/沈阳").problems == [])
  }

  @Test func aPhotoOnAnotherServerIsToldOnceForEach() {
    let rows = ["https://a.example/1.jpg", "https://a.example/2.jpg", "http://b.example/3.jpg", "4.jpg"].enumerated()
      .map {
        SampleTable.row(city: "Town \($0)", latitude: "\(30 + $0)") + "," + $1
      }
    let text = ([SampleTable.header + ",photo"] + rows).map { $0 + "\n" }.joined()
    var problems: [Problem] = []
    let map = MapFile(Array(SampleTable.map.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems)
    let table = Table(csv: Array(text.utf8), file: "t.csv", problems: &problems)
    let found = map.map { FriendshipTable(table, map: $0, words: Shenyang.words, problems: &problems).photosElsewhere }
    #expect(found?.map(\.place) == ["t.csv:2:11", "t.csv:4:11"] && problems == [])
    #expect(found?.first?.description.contains("asks https://a.example when it is shown; put") == true)
    #expect(
      found?.last?.description.contains("http://b.example when it is shown, and where pages come by https")
        == true)
  }

  @Test func aClaimNamesNoPassword() {
    let claim = "\"claims\": [{\"date\": \"2020-01-01\", \"source\": \"https://u:p@host.example/\"}], \"hub\""
    var problems: [Problem] = []
    let map = SampleTable.map.replacing("\"hub\"", with: claim)
    #expect(MapFile(Array(map.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems) == nil)
    #expect(problems.map(\.place) == ["map.json: claims[0].source"])
  }
}
