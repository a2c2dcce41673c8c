import CPage
import Drawing
import Friendships

/// The page of many maps: a tile for each, which is found by its name.
///
/// Without its script it is a list of links; with it the list follows a search and an order. What it shows lies beside it.
package struct IndexDocument: SpokenPage {
  /// The map of a hub.
  package struct Tile: Sendable {
    let id: String
    let names: Names
    let country: String
    let partners: Int
    let files: [String]

    /// A tile.
    ///
    /// - Parameters:
    ///   - id: the hub's id.
    ///   - names: what it is called.
    ///   - country: the name of its country; empty where it is not known.
    ///   - partners: how many cities the map shows.
    ///   - files: the names of the map's files beside the page.
    package init(id: String, names: Names, country: String, partners: Int, files: [String]) {
      (self.id, self.names, self.country, self.partners, self.files) = (id, names, country, partners, files)
    }
  }

  let words: Words
  let languages: [String]
  let tiles: [Tile]
  /// The colours of the page in a light and in a dark theme.
  let palettes: (light: Palette, dark: Palette)
  /// The size of the pictures; only how they are shaped counts.
  let size: Size
  /// The readings and the forms of the Chinese characters on the page, as `HanExcerpt` has them.
  package var han = (readings: "", forms: "")
  /// The cities that have no map, with the reason in a language.
  package var missing: [(name: String, reason: (String) -> String)] = []

  /// A page of tiles.
  ///
  /// - Parameters:
  ///   - tiles: in the order in which they stand.
  ///   - words: the words of the interface.
  ///   - languages: those of the page, the first one shown first; at least one.
  ///   - palettes: the colours of the page in a light and in a dark theme.
  ///   - size: that of the pictures.
  package init(
    _ tiles: [Tile], words: Words, languages: [String], palettes: (light: Palette, dark: Palette), size: Size
  ) {
    (self.tiles, self.words, self.languages, self.palettes, self.size) = (tiles, words, languages, palettes, size)
  }

  func places(in language: String) -> KeyValuePairs<String, String> { [:] }

  static var script: String { Page.script(cpage_index_script()) }

  private var style: String {
    "\(text(cpage_index_style()))\n\(colorRules(palettes.light, palettes.dark))\n\(hiddenWords)\n"
  }

  private func title(in language: String) -> String {
    words.say("index.title", in: language, ["cities": words.count(tiles.count, "cities", in: language)])
  }

  /// The document.
  ///
  /// - Parameter hash: the SHA-256 of a text in Base64, for the page's own Content-Security-Policy.
  package func html(hash: (String) -> String) -> String {
    let (style, script, first) = (style, Self.script, languages[0])
    let told =
      data("found") { words.say("index.found", in: $0) } + data("empty") { words.say("page.empty.undated", in: $0) }
    let forms = [("readings", han.readings), ("forms", han.forms)].filter { !$1.isEmpty }
      .map { " data-\($0)=\"\(escaped($1))\"" }.joined()
    return """
      <!doctype html>
      <html lang="\(tag(first))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-\(hash(script))'; \
      style-src 'sha256-\(hash(style))'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(title(in: first)))</title>
      <link rel="icon" href="data:,">
      <style>\(style)</style>
      </head>
      <body class="fmap" data-lang="\(first)"\(forms)\(data("title", title))\(told)>
      <a class="skip" href="#maps">\(say("index.skip"))</a>
      <header>
      <h1>\(each(title))</h1>
      <div class="switches needs-script" role="group"\(label("page.language"))>\(languages.count > 1 ? languageButtons : "")\(darkButton)</div>
      </header>
      <main>
      \(controls)
      <p class="summary" role="status" aria-live="polite">\(each { words.say("index.found", in: $0, ["count": "\(tiles.count)", "all": "\(tiles.count)"]) })</p>
      <div id="maps" tabindex="-1">
      <ul class="maps">
      \(tiles.map(html).joined(separator: "\n"))
      </ul>
      </div>\(missing.isEmpty ? "" : "\n\(missingCities)")
      </main>
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  private var controls: String {
    let keys = [("name", "page.city"), ("country", "page.country"), ("partners", "index.partners")].map { key, word in
      "<button type=\"button\" value=\"\(key)\" aria-pressed=\"\(key == "name")\">\(say(word))</button>"
    }
    return """
      <form class="ask needs-script" role="search">
      <label><span>\(say("page.search"))</span><input type="search" autocomplete="off" spellcheck="false"></label>
      <div class="order" role="group"\(label("index.sort"))><span>\(say("index.sort"))</span>\(keys.joined())</div>
      </form>
      """
  }

  /// What a reader would look for in vain above.
  private var missingCities: String {
    let items = missing.map { "<li><b>\(escaped($0.name))</b> \(each($0.reason))</li>" }
    return """
      <section class="missing">
      <h2>\(say("index.missing"))</h2>
      <ul>
      \(items.joined(separator: "\n"))
      </ul>
      </section>
      """
  }

  // MARK: Tiles

  /// What is opened first, the better before the others.
  private static let opened = ["html", "svg", "png", "pdf"]
  /// What is shown small; pixels are shown with less work than vectors.
  private static let pictures = ["png", "svg"]

  private func html(_ tile: Tile) -> String {
    let ending = { (file: String) in String(file[(file.lastIndex(of: ".") ?? file.startIndex)...].dropFirst()) }
    let ordered = Self.opened.flatMap { format in tile.files.filter { ending($0) == format } }
    let picture = Self.pictures.lazy.compactMap { format in tile.files.first { ending($0) == format } }.first
    let others = ordered.dropFirst().map {
      "<a href=\"\(address($0))\">\(ending($0).uppercased())<span class=\"skip\"> \(escaped(tile.names[languages[0]]))</span></a>"
    }
    let image = picture.map {
      "<img src=\"\(address($0))\" width=\"\(Int(size.width))\" height=\"\(Int(size.height))\" loading=\"lazy\" decoding=\"async\" alt=\"\">"
    }
    let facts =
      (tile.country.isEmpty ? "" : "<span class=\"country\">\(escaped(tile.country))</span>")
      + "<span>\(each { words.count(tile.partners, "cities", in: $0) })</span>"
    return """
      <li data-id="\(escaped(tile.id))" data-partners="\(tile.partners)"><a class="map" href="\(address(ordered.first ?? ""))">\
      \(image ?? "")<span class="name">\(name(tile.names))</span></a><p class="facts">\(facts)</p>\
      \(others.isEmpty ? "" : "<p class=\"others\">\(others.joined(separator: " "))</p>")</li>
      """
  }

  /// A name in every language that has one of its own, or else the one that it has.
  private func name(_ names: Names) -> String {
    let own = languages.filter { names.own($0) != nil }
    return own.count == languages.count && languages.count > 1 ? each { names[$0] } : escaped(names[own.first ?? "en"])
  }
}
