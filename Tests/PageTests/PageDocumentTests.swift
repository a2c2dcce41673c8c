import Cartography
import Drawing
import Friendships
import Geometry
import TestSupport
import Testing

@testable import Page

@Suite struct PageDocumentTests {
  @Test func wordsStayWords() {
    #expect(escaped("<b a=\"1\">&amp; 'x' 沈阳") == "&lt;b a=&quot;1&quot;&gt;&amp;amp; 'x' 沈阳")
  }

  /// RFC 3986: unreserved characters stand for themselves, all others byte by byte. Without it `a:b.css` is a scheme.
  @Test(arguments: [
    ("a#b?c%20.css", "a%23b%3Fc%2520.css"), ("map-2021_x.y~.js", "map-2021_x.y~.js"), ("a:b c.css", "a%3Ab%20c.css"),
    ("沈\n\"<.js", "%E6%B2%88%0A%22%3C.js"),
  ]) func namesOfFilesBecomeAddresses(_ name: String, _ expected: String) {
    #expect(address(name) == expected)
  }

  /// Nothing in the script may end its element or be taken for markup, and it stays small.
  @Test func theScriptFitsIntoAPage() {
    #expect(!PageDocument.script.lowercased().contains("</script") && !PageDocument.script.contains("<!--"))
    #expect(PageDocument.script.utf8.count <= 64_000)
    #expect(!PageDocument.script.contains("innerHTML") && !PageDocument.script.contains("eval("))
  }

  /// Very many marks wait where a script runs, and keep the room of the map; where there are few they are seen as they arrive. The
  /// script comes before them, or as a file that nothing waits for.
  @Test(arguments: [(Symbols.manyCities, "fmap"), (Symbols.manyCities + 1, "fmap many")])
  func veryManyMarksWaitForTheScript(_ count: Int, _ names: String) {
    let rows = (0..<count).map { SampleTable.row(city: "Town \($0)") }
    let page = SamplePage.of(SampleTable.read(rows).atlas)
    let html = SamplePage.html(page)
    #expect(html.contains("<body class=\"\(names)\" "))
    #expect(page.style.contains(".fmap .map{aspect-ratio:auto 1920/1080}"))
    #expect(html.firstRange(of: "<script>")!.lowerBound < html.firstRange(of: "<svg class=\"map\"")!.lowerBound)
    let outside = page.html(.external(style: "a.css", script: "a.js")) { _ in "" }
    #expect(outside.contains("<script src=\"a.js\" defer></script>"))
  }

  /// A height from anybody but the page's own frame counts for nothing, and a wrong one is clamped.
  @Test func theListenerTrustsItsOwnFrameOnly() {
    #expect(Embedding.listener.contains("frames.find(f=>e.source===f.contentWindow)"))
    #expect(Embedding.listener.contains("Math.max(300,Math.min(6000,d.height))"))
  }
}
