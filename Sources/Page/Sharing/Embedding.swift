import Cartography
import Drawing
import Friendships

/// How a map comes into somebody's page: the markup to paste, and what the page's Content-Security-Policy must allow.
package struct Embedding {
  /// A still: the name of its file, and its size in pixels of the page.
  package typealias Still = (name: String, size: Size)

  private let page: PageDocument
  private let picture: Still
  /// An upright one for phones; nothing where the still is upright itself.
  private let upright: Still?
  private let frame: String
  private let height: FrameHeight

  /// The embeddings of a map.
  ///
  /// - Parameters:
  ///   - page: the interactive page.
  ///   - picture: the still.
  ///   - upright: one for phones, where there is another.
  ///   - frame: the name of the interactive page's file.
  ///   - height: how high its frame is.
  package init(
    _ page: PageDocument, picture: Still, upright: Still?, frame: String,
    height: FrameHeight = .constant(FrameHeight.usual)
  ) {
    (self.page, self.picture, self.upright, self.frame, self.height) = (page, picture, upright, frame, height)
  }

  /// One way to embed.
  package struct Snippet: Sendable {
    /// Its name.
    package let name: String
    /// For what it is good.
    package let purpose: String
    /// What the Content-Security-Policy must allow; nothing for "no more than `default-src 'none'`".
    package let policy: String
    /// What shows the map.
    let element: String
    /// What else belongs to it, may be empty.
    var script = ""
    /// The markup to paste.
    package var markup: String { element + script }
    /// What else must be known, may be empty.
    package var advice = ""

    /// All that is said of it.
    var text: String {
      let allowed = policy.isEmpty ? "nothing beyond default-src 'none'" : policy
      let further = advice.isEmpty ? "" : advice + "\n"
      return "\(name): \(purpose)\nContent-Security-Policy: \(allowed)\n\(further)\n\(markup)\n"
    }
  }

  /// The alternative text, made from the data.
  package var alternative: String {
    page.words.summary(page.atlas, page.day, in: page.languages.first ?? "en")
  }

  /// The ways, from the simplest to the one that does most.
  ///
  /// - Parameter hash: the SHA-256 of a text in Base64.
  package func snippets(hash: (String) -> String) -> [Snippet] { [image] + choice + [inline, interactive(hash)] }

  /// All of them as a text to be read and copied.
  package func text(hash: (String) -> String) -> String { snippets(hash: hash).map(\.text).joined(separator: "\n") }

  private var image: Snippet {
    Snippet(
      name: "img", purpose: "a picture, in any page", policy: "img-src 'self'", element: image(of: picture),
      advice: Self.sizes)
  }

  private var choice: [Snippet] {
    guard let upright else { return [] }
    let source =
      "<source media=\"(max-width: 40rem)\" srcset=\"\(escaped(address(upright.name)))\"\(dimensions(upright.size))>"
    return [
      Snippet(
        name: "picture", purpose: "a picture that is upright on phones", policy: "img-src 'self'",
        element: "<picture>\n\(source)\n\(image(of: picture))\n</picture>", advice: Self.sizes)
    ]
  }

  private var inline: Snippet {
    Snippet(
      name: "inline", purpose: "a picture whose links and cities your stylesheet can reach", policy: "",
      element:
        "<!-- Paste the whole text of \(picture.name) here. Where a page holds several maps, draw each with an --id-prefix. -->"
    )
  }

  private func interactive(_ hash: (String) -> String) -> Snippet {
    let title = escaped(page.atlas.title[page.languages.first ?? "en"])
    let purpose =
      switch height {
      case .constant: "the interactive page, always of the same height"
      case .growing: "the interactive page, as high as it needs to be"
      }
    let element =
      "<iframe src=\"\(escaped(address(frame)))\" title=\"\(title)\" width=\"1000\" height=\"\(height.first)\" loading=\"lazy\" data-fmap\(height.word)></iframe>"
    return Snippet(
      name: "iframe", purpose: purpose, policy: "frame-src 'self'; script-src 'sha256-\(hash(Self.listener))'",
      element: element, script: "\n<script>\(Self.listener)</script>", advice: "\(Self.handing) \(policies)")
  }

  private func image(of still: Still) -> String {
    "<img src=\"\(escaped(address(still.name)))\" alt=\"\(escaped(alternative))\"\(dimensions(still.size))>"
  }

  /// The size, from which a browser knows the shape before the picture is there.
  private func dimensions(_ size: Size) -> String { " width=\"\(Int(size.width))\" height=\"\(Int(size.height))\"" }

  private static let sizes =
    "Your stylesheet makes it as wide as its column: img { max-width: 100%; height: auto }. Nothing moves when it arrives."
  private static let handing =
    "The script makes the frame as wide as its column and hands on what the address of your page says of the map, such as #city=chicago-us. Without it, your stylesheet gives the width: iframe { width: 100%; border: 0 }."
  private var policies: String {
    "The policy is for your page alone. \(frame) carries one of its own; where your server sends one for every file, draw the same map with fmap render, --assets external and -o \(frame), and allow script-src 'self'; style-src 'self'; \(page.imagePolicy) there."
  }

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
        : snippet.element
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
