import Cartography
import Drawing
import Foundation
import Friendships
import Geometry
import Testing
import TestSupport

@testable import Page

/// How the map comes into other pages.
@Suite struct EmbeddingTests {
  @Test func thereAreThreeWaysToEmbed() {
    let embedding = Embedding(SamplePage.of(), picture: "m<1>.svg", frame: "f&.html")
    let ways = embedding.snippets { "hash of \($0.utf8.count)" }
    #expect(ways.map(\.name) == ["img", "inline", "iframe"])
    #expect(ways[0].markup == "<img src=\"m&lt;1&gt;.svg\" alt=\"\(escaped(embedding.alternative))\">")
    #expect(ways[2].markup.hasPrefix("<iframe src=\"f&amp;.html\" title=\"\(escaped(Shenyang.atlas.title["zh"]))\""))
    #expect(ways[2].policy == "frame-src 'self'; script-src 'sha256-hash of \(Embedding.listener.utf8.count)'")
    #expect(embedding.alternative == Shenyang.words.summary(Shenyang.atlas, Day(lastOf: 2021), in: "zh"))
  }

  @Test func theDemonstrationShowsWhatItTells() {
    let text = Embedding(SamplePage.of(), picture: "m.svg", frame: "f.html").demonstration([
      "<svg>1</svg>", "<svg>2</svg>",
    ]) {
      _ in "h"
    }
    #expect(text.contains("<div class=\"two\"><div><svg>1</svg></div><div><svg>2</svg></div></div>"))
    #expect(
      text.components(separatedBy: "<section>").count == 4 && text.contains("<code>default-src &#39;none&#39;</code>")
        || text.contains("<code>default-src 'none'</code>"))
    #expect(
      text.components(separatedBy: "<img src=\"m.svg\"").count == 2
        && text.components(separatedBy: "<div class=\"two\">").count == 2)
    // The frame's script stands in the page once, and in what is to be pasted as text.
    #expect(text.components(separatedBy: "<script>").count == 2)
    #expect(text.components(separatedBy: "<p>The policy is for your page alone.").count == 2)
  }
}
