import Cartography
import Drawing
import Friendships
import TestSupport
import Testing

@testable import Page

/// The page of many maps, before its script runs.
@Suite struct IndexDocumentTests {
  private func page(_ tiles: [IndexDocument.Tile], _ languages: [String] = ["en", "zh"]) -> String {
    IndexDocument(
      tiles, words: Shenyang.words, languages: languages,
      palettes: (Theme.all[0].fixedColors, Theme.dark.fixedColors), size: Size(width: 1920, height: 1080)
    ).html { "hash-\($0.utf8.count)" }
  }

  private func tile(_ id: String, _ names: [String: String], _ files: [String], partners: Int = 3) -> IndexDocument.Tile
  {
    IndexDocument.Tile(
      id: id, names: Names(names, fallback: names["en"] ?? ""), country: "Cote d'<b>Or", partners: partners,
      files: files)
  }

  @Test func aTileShowsItsPictureAndOpensTheBestOfItsFiles() {
    let html = page([
      tile("lyon", ["en": "Lyon", "zh": "里昂"], ["lyon.pdf", "lyon.png", "lyon.svg", "lyon.html"], partners: 1)
    ])
    #expect(
      html.contains(
        "<a class=\"map\" href=\"lyon.html\"><img src=\"lyon.png\" width=\"1920\" height=\"1080\" loading=\"lazy\" decoding=\"async\" alt=\"\">"
      ))
    #expect(
      html.contains("<span class=\"t\" lang=\"en\">Lyon</span><span class=\"t\" lang=\"zh-Hans\">里昂</span></span></a>"))
    #expect(html.contains("<span class=\"t\" lang=\"en\">1 city</span>"))
    for other in ["lyon.svg\">SVG", "lyon.png\">PNG", "lyon.pdf\">PDF"] {
      #expect(html.contains("<a href=\"\(other)<span"))
    }
    #expect(html.contains("<h1><span class=\"t\" lang=\"en\">Maps of 1 city</span>"))
  }

  /// What no picture shows is a name that leads to it, and nothing that a table says becomes markup.
  @Test func aTileWithoutAPictureIsALink() {
    let html = page([tile("x", ["en": "<i>X\" & Y"], ["x y.pdf"])])
    #expect(
      html.contains("<a class=\"map\" href=\"x%20y.pdf\"><span class=\"name\">&lt;i&gt;X&quot; &amp; Y</span></a>"))
    #expect(html.contains("<span class=\"country\">Cote d'&lt;b&gt;Or</span>") && !html.contains("<img"))
  }

  @Test func citiesWithoutAMapAreNamedWithTheReason() {
    #expect(!page([tile("lyon", ["en": "Lyon"], ["lyon.svg"])]).contains("class=\"missing\""))
    var document = IndexDocument(
      [], words: Shenyang.words, languages: ["en", "zh"], palettes: (Theme.all[0].fixedColors, Theme.dark.fixedColors),
      size: Size(width: 1920, height: 1080))
    document.missing = [("<Ulm>", { $0 == "zh" ? "原因" : "why & how" })]
    let html = document.html { _ in "" }
    #expect(html.contains("<h2><span class=\"t\" lang=\"en\">Cities without a map</span>"))
    let reason = "<span class=\"t\" lang=\"en\">why &amp; how</span><span class=\"t\" lang=\"zh-Hans\">原因</span>"
    #expect(html.contains("<li><b>&lt;Ulm&gt;</b> \(reason)</li>"))
  }

  /// The policy allows the page's own script and style and the pictures beside it, and nothing in the page needs more.
  @Test func thePolicyIsStrict() {
    let html = page([tile("lyon", ["en": "Lyon"], ["lyon.svg"])], ["en"])
    let policy =
      "default-src 'none'; script-src 'sha256-hash-\\d+'; style-src 'sha256-hash-\\d+'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
    #expect(html.contains(try! Regex("content=\"\(policy)\"")))
    #expect(!html.contains(" style=") && !html.contains(#/ on[a-z]+="/#) && !html.contains("data-to="))
    #expect(html.contains("<li data-id=\"lyon\" data-partners=\"3\">"))
    let text = IndexDocument.script
    #expect(!text.contains("innerHTML") && !text.contains("eval(") && text.utf8.count < 12_000)
  }
}
