import Cartography
import Drawing
import Friendships

/// How a map comes into somebody's page: the markup to paste, and what the page's Content-Security-Policy must allow.
package struct Embedding {
  private let page: PageDocument
  /// The name of the still's file.
  private let picture: String
  /// The name of the interactive page's file.
  private let frame: String

  /// The embeddings of a map.
  ///
  /// - Parameters:
  ///   - page: the interactive page.
  ///   - picture: the name of the still's file.
  ///   - frame: the name of the interactive page's file.
  package init(_ page: PageDocument, picture: String, frame: String) {
    (self.page, self.picture, self.frame) = (page, picture, frame)
  }

  /// One way to embed.
  package struct Snippet: Sendable {
    /// Its name.
    package let name: String
    /// For what it is good.
    package let purpose: String
    /// What the Content-Security-Policy must allow; nothing for "no more than `default-src 'none'`".
    package let policy: String
    /// The markup to paste.
    package let markup: String
    /// What else must be known, may be empty.
    package var advice = ""
  }

  /// The alternative text, made from the data.
  package var alternative: String {
    page.words.summary(page.atlas, page.day, in: page.languages.first ?? "en")
  }

  /// The three ways.
  ///
  /// - Parameter hash: the SHA-256 of a text in Base64.
  package func snippets(hash: (String) -> String) -> [Snippet] {
    let title = escaped(page.atlas.title[page.languages.first ?? "en"])
    return [
      Snippet(
        name: "img", purpose: "a picture, in any page", policy: "img-src 'self'",
        markup: "<img src=\"\(escaped(picture))\" alt=\"\(escaped(alternative))\">"),
      Snippet(
        name: "inline", purpose: "a picture whose links and cities your stylesheet can reach", policy: "",
        markup:
          "<!-- Paste the whole text of \(picture) here. Where a page holds several maps, draw each with an --id-prefix. -->"
      ),
      Snippet(
        name: "iframe", purpose: "the interactive page, as high as it needs to be",
        policy: "frame-src 'self'; script-src 'sha256-\(hash(Self.listener))'",
        markup:
          "<iframe src=\"\(escaped(frame))\" title=\"\(title)\" width=\"100%\" height=\"900\" loading=\"lazy\" data-fmap></iframe>\n<script>\(Self.listener)</script>",
        advice:
          "The policy is for your page alone. \(frame) carries one of its own; where your server sends one for every file, draw it with --assets external and allow script-src 'self'; style-src 'self'; \(page.imagePolicy) there."
      ),
    ]
  }

  /// Gives each frame the height that its own page asks for, within bounds; nobody else's message counts.
  static let listener =
    "addEventListener(\"message\",e=>{for(const f of document.querySelectorAll(\"iframe[data-fmap]\"))if(e.source===f.contentWindow&&e.data&&e.data.fmap===\"height\"&&Number.isFinite(e.data.height))f.height=Math.max(300,Math.min(6000,e.data.height))})"

  /// A page that shows all of them, with two maps side by side.
  ///
  /// - Parameters:
  ///   - maps: two stills as markup, whose ids have different prefixes.
  ///   - hash: the SHA-256 of a text in Base64.
  package func demonstration(_ maps: [String], hash: (String) -> String) -> String {
    let style =
      "body{font:1rem/1.5 sans-serif;margin:1rem auto;max-width:90rem;padding:0 1rem}img,iframe,svg{max-width:100%;height:auto;border:0}iframe{height:revert-layer}.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(28rem,100%),1fr));gap:1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#eee;padding:.5rem}code{overflow-wrap:anywhere}"
    let sections = snippets(hash: hash).map { snippet -> String in
      let shown =
        snippet.name == "inline"
        ? "<div class=\"two\">\(maps.map { "<div>\($0)</div>" }.joined())</div>"
        : String(snippet.markup.split(separator: "\n").first ?? "")
      let policy = snippet.policy.isEmpty ? "default-src 'none'" : snippet.policy
      return """
        <section><h2>\(snippet.name): \(snippet.purpose)</h2>
        <p>Content-Security-Policy: <code>\(escaped(policy))</code></p>
        <pre tabindex="0"><code>\(escaped(snippet.markup))</code></pre>
        \(snippet.advice.isEmpty ? "" : "<p>\(escaped(snippet.advice))</p>")
        \(shown)</section>
        """
    }
    return """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; frame-src 'self'; style-src 'sha256-\(hash(style))'; script-src 'sha256-\(hash(Self.listener))'; base-uri 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1"><title>Embedding the map</title>
      <style>\(style)</style></head>
      <body><main><h1>Embedding the map</h1>
      \(sections.joined(separator: "\n"))
      </main><script>\(Self.listener)</script></body></html>

      """
  }
}
