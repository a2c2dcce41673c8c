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
  private static let wide: Embedding.Still = ("m<1>.svg", Size(width: 1920, height: 1080))
  private static let tall: Embedding.Still = ("t.svg", Size(width: 1080, height: 1920))

  private func embedding(_ height: FrameHeight = .constant(720), upright: Embedding.Still? = tall) -> Embedding {
    Embedding(SamplePage.of(), picture: Self.wide, upright: upright, frame: "f&.html", height: height)
  }

  @Test func thereAreFourWaysToEmbed() {
    let embedding = embedding()
    let ways = embedding.snippets { "hash of \($0.utf8.count)" }
    #expect(ways.map(\.name) == ["img", "picture", "inline", "iframe"])
    let image = "<img src=\"m%3C1%3E.svg\" alt=\"\(escaped(embedding.alternative))\" width=\"1920\" height=\"1080\">"
    #expect(ways[0].markup == image)
    #expect(
      ways[1].markup == """
        <picture>
        <source media="(max-width: 40rem)" srcset="t.svg" width="1080" height="1920">
        \(image)
        </picture>
        """)
    #expect(ways[3].markup.hasPrefix("<iframe src=\"f%26.html\" title=\"\(escaped(Shenyang.atlas.title["zh"]))\""))
    #expect(ways[3].policy == "frame-src 'self'; script-src 'sha256-hash of \(Embedding.listener.utf8.count)'")
    #expect(embedding.alternative == Shenyang.words.summary(Shenyang.atlas, Day(lastOf: 2021), in: "zh"))
  }

  @Test func anUprightPictureNeedsNoOther() {
    #expect(embedding(upright: nil).snippets { _ in "h" }.map(\.name) == ["img", "inline", "iframe"])
  }

  /// HTML wants digits; only a frame that grows lets its page say how high it is.
  @Test func aFrameHasTheHeightThatWasAskedFor() throws {
    let constant = try #require(embedding().snippets { _ in "h" }.last)
    #expect(constant.markup.contains(" width=\"1000\" height=\"720\" loading=\"lazy\" data-fmap></iframe>"))
    #expect(constant.purpose.hasSuffix("always of the same height"))
    let growing = try #require(embedding(.growing).snippets { _ in "h" }.last)
    #expect(growing.markup.contains(" width=\"1000\" height=\"800\" loading=\"lazy\" data-fmap=\"grow\"></iframe>"))
    #expect(growing.purpose.hasSuffix("as high as it needs to be"))
    #expect(Embedding.listener.contains("f.dataset.fmap===\"grow\"&&"))
  }

  @Test func theDemonstrationShowsWhatItTells() {
    let text = Embedding(
      SamplePage.of(), picture: ("m.svg", Self.wide.size), upright: Self.tall, frame: "f.html"
    ).demonstration([
      "<svg>1</svg>", "<svg>2</svg>",
    ]) {
      _ in "h"
    }
    #expect(text.contains("<div class=\"two\"><div><svg>1</svg></div><div><svg>2</svg></div></div>"))
    #expect(
      text.components(separatedBy: "<section>").count == 5 && text.contains("<code>default-src &#39;none&#39;</code>")
        || text.contains("<code>default-src 'none'</code>"))
    #expect(
      text.components(separatedBy: "<img src=\"m.svg\"").count == 3
        && text.components(separatedBy: "<div class=\"two\">").count == 2)
    // The frame's script stands in the page once, and in what is to be pasted as text.
    #expect(text.components(separatedBy: "<script>").count == 2)
    #expect(text.components(separatedBy: " The policy is for your page alone.").count == 2)
  }
}
