import Cartography
import Drawing
import Geometry
import Testing

@testable import Page

@Suite struct PageDocumentTests {
  @Test func wordsStayWords() {
    #expect(escaped("<b a=\"1\">&amp; 'x' 沈阳") == "&lt;b a=&quot;1&quot;&gt;&amp;amp; 'x' 沈阳")
  }

  /// Nothing in the script may end its element or be taken for markup, and it stays small.
  @Test func theScriptFitsIntoAPage() {
    #expect(!PageDocument.script.lowercased().contains("</script") && !PageDocument.script.contains("<!--"))
    #expect(PageDocument.script.utf8.count <= 32_000)
    #expect(!PageDocument.script.contains("innerHTML") && !PageDocument.script.contains("eval("))
  }

  /// A height from anybody but the page's own frame counts for nothing, and a wrong one is clamped.
  @Test func theListenerTrustsItsOwnFrameOnly() {
    #expect(Embedding.listener.contains("e.source===f.contentWindow"))
    #expect(Embedding.listener.contains("Math.max(300,Math.min(6000,e.data.height))"))
  }
}
