import FriendshipMaps
import Testing

@testable import fmap_studio

/// What is told in the browser where there is no terminal.
@Suite struct ErrorPageTests {
  @Test func whateverIsToldIsWordsOnThePage() {
    let page = ErrorPage.document(["error: <b>\u{301}&\"友.csv", "second"], in: "en")
    #expect(page.contains("<p>error: &lt;b&gt;\u{301}&amp;&quot;友.csv</p>\n<p>second</p>"))
    #expect(page.contains("<h1>fmap studio could not start</h1>") && page.contains("lang=\"en\""))
    // A mark after a bracket makes both one character to Swift.
    let brackets = { (page: String) in page.unicodeScalars.count { $0 == "<" } }
    #expect(brackets(ErrorPage.document(["<\u{338}script>"], in: "en")) == brackets(ErrorPage.document([""], in: "en")))
  }

  @Test func itSpeaksChinese() {
    let page = ErrorPage.document([], in: "zh")
    #expect(page.contains("<h1>fmap studio 未能启动</h1>") && page.contains("lang=\"zh-Hans\""))
  }
}
