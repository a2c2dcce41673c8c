import Cartography
import CPage
import Drawing
import Friendships
import Geometry

/// The interactive map as one HTML document: the scene for all time, controls, and a table of all agreements.
///
/// Without its script it shows the map of the chosen year and the whole table; with it, both follow a slider and filters.
package struct PageDocument {
  /// How stylesheet and script come to the page.
  package enum Assets: Sendable {
    /// Inside of it, allowed by their hashes.
    case inline
    /// As files of these names beside it.
    case external(style: String, script: String)
  }

  let atlas: Atlas
  let words: Words
  let languages: [String]
  let day: Day
  /// The map as markup, with a label layer for each language.
  let map: String
  /// The colours of all paints, in a light and a dark theme.
  let palettes: (light: Palette, dark: Palette)
  /// The crowded regions that get a button, each with its rectangle on the map.
  let regions: [(name: String, box: Rect)]
  /// The readings and the forms of the Chinese characters on the page, as `HanExcerpt` has them; they are letters, characters and
  /// spaces.
  let han: (readings: String, forms: String)
  /// The photos of the table's own, by the ids of their agreements.
  let photos: [String: PagePhoto]

  /// A page of a map.
  ///
  /// - Parameters:
  ///   - atlas: what is on the map.
  ///   - words: the words of the interface.
  ///   - languages: the languages of the page, the first one shown first.
  ///   - day: the year that is shown first, and until the script runs.
  ///   - map: the map as markup, from `SVG.interactive`.
  ///   - palettes: the colours of all paints in a light and in a dark theme.
  ///   - regions: the crowded regions that get a button, each with its rectangle on the map.
  ///   - han: the readings and the forms of the Chinese characters by which cities are found.
  ///   - photos: the photos that the table has as files, by the ids of their agreements; those that are missing here are not shown.
  package init(
    _ atlas: Atlas, words: Words, languages: [String], day: Day, map: String,
    palettes: (light: Palette, dark: Palette), regions: [(name: String, box: Rect)],
    han: (readings: String, forms: String) = ("", ""), photos: [String: PagePhoto] = [:]
  ) {
    (self.atlas, self.words, self.languages, self.day) = (atlas, words, languages, day)
    (self.map, self.palettes, self.regions, self.han, self.photos) = (map, palettes, regions, han, photos)
  }

  /// The script of every page.
  package static var script: String { text(cpage_script()) }

  /// The stylesheet: what every page has, the colours of the themes, and which words are hidden in which language.
  package var style: String {
    let variables = { (palette: Palette) in
      palette.colors.enumerated().map { "--c\($0):\($1)" }.joined(separator: ";")
    }
    let hidden = languages.map { language in
      let others = [".t", ".labels"].map { ".fmap[data-lang=\"\(language)\"] \($0):not(:lang(\(language)))" }
      return others.joined(separator: ",") + "{display:none}"
    }
    return """
      \(Self.text(cpage_style()))
      .fmap{\(variables(palettes.light));color-scheme:light}
      @media (prefers-color-scheme:dark){.fmap:not([data-theme=light]){\(variables(palettes.dark));color-scheme:dark}}
      @media screen{.fmap[data-theme=dark]{\(variables(palettes.dark));color-scheme:dark}}
      @media print{.fmap.fmap.fmap{\(variables(palettes.light));color-scheme:light}}
      .fmap .label{--size:\(Int(Symbols.nameSize))px}.fmap .label.hub{--size:\(Int(Symbols.hubNameSize))px}
      \(hidden.joined(separator: "\n"))

      """
  }

  /// What the script places names by, output units: for cities and for the hub the size of the words and how far they stand from
  /// the middle of the marker; and the radius of the largest marker. Each name has its width.
  private var look: String {
    let city = "[\(Int(Symbols.nameSize)),\(Int(Symbols.nameDistance))]"
    let hub = "[\(Int(Symbols.hubNameSize)),\(Int(Symbols.hubNameDistance))]"
    return " data-look=\"[\(city),\(hub),\(Int(Symbols.diamondRadius))]\""
  }

  private var readings: String {
    let parts = [("readings", han.readings), ("forms", han.forms)].filter { !$1.isEmpty }
    return parts.map { " data-\($0)=\"\(escaped($1))\"" }.joined()
  }

  /// The document.
  ///
  /// - Parameter hash: the SHA-256 of a text in Base64, for the page's own Content-Security-Policy.
  package func html(_ assets: Assets, hash: (String) -> String) -> String {
    let (style, script) = (style, Self.script)
    let head: (policy: String, style: String, script: String) =
      switch assets {
      case .inline:
        (
          "script-src 'sha256-\(hash(script))'; style-src 'sha256-\(hash(style))'", "<style>\(style)</style>",
          "<script>\(script)</script>"
        )
      case .external(let styleFile, let scriptFile):
        (
          "script-src 'self'; style-src 'self'", "<link rel=\"stylesheet\" href=\"\(address(styleFile))\">",
          "<script src=\"\(address(scriptFile))\"></script>"
        )
      }
    let first = languages.first ?? "en"
    return """
      <!doctype html>
      <html lang="\(tag(first))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \(head.policy); \(imagePolicy); base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(atlas.title[first]))</title>
      \(head.style)
      </head>
      <body class="fmap" data-lang="\(first)" data-first="\(first)"\(look)\(readings)\(data("title") { atlas.title[$0] })\(spoken)>
      \(content)
      \(head.script)
      </body>
      </html>

      """
  }

  /// From where the page may show pictures: from beside itself, from within itself, and from the servers on which the table has photos.
  var imagePolicy: String { (["img-src 'self' blob: data:"] + atlas.photoOrigins).joined(separator: " ") }

  // MARK: Parts

  private var content: String {
    """
    <a class="skip" href="#agreements">\(say("page.skip"))</a>
    <header>
    <h1>\(each { atlas.title[$0] })</h1>
    <p class="about">\(atlas.subtitle.map { subtitle in each { subtitle[$0] } } ?? "")</p>
    \(switches)
    </header>
    <main>
    <section class="stage"\(label("page.map"))>
    \(map)<div class="card" role="region"\(label("page.city")) hidden><button class="close" type="button"\(label("page.close"))>×</button><div class="content"></div></div>
    \(tools)
    </section>
    \(time)
    \(filters)
    \(PageKey(self).html)
    <p class="summary" role="status" aria-live="polite">\(each { words.summary(atlas, day, in: $0) })</p>
    <section id="agreements">
    <h2>\(say("page.table"))</h2>
    <div class="scroll" tabindex="0" role="region"\(label("page.table"))>
    \(PageTable(self).html)
    </div>
    </section>
    </main>
    <footer>\(footer)</footer>
    """
  }

  private var switches: String {
    let buttons = languages.map {
      "<button type=\"button\" data-to=\"\($0)\" lang=\"\(tag($0))\" aria-pressed=\"\($0 == languages.first)\">\(escaped(words.say("language.name", in: $0)))</button>"
    }
    let dark =
      "<button type=\"button\" class=\"shade\" aria-pressed=\"false\"\(label("page.dark", isTip: true))>◐</button>"
    return
      "<div class=\"switches needs-script\" role=\"group\"\(label("page.language"))>\(languages.count > 1 ? buttons.joined() : "")\(dark)</div>"
  }

  private var tools: String {
    let boxes = regions.map { region in
      let box = [region.box.x, region.box.y, region.box.width, region.box.height].map { "\(Int($0))" }
      return
        "<button type=\"button\" data-box=\"\(box.joined(separator: " "))\">\(say("region.\(region.name)"))</button>"
    }
    return """
      <div class="tools needs-script">\(boxes.joined())<button type="button" data-zoom="1.6"\(label("page.zoomIn", isTip: true))>+</button>\
      <button type="button" data-zoom="0.625"\(label("page.zoomOut", isTip: true))>−</button><button type="button"\(label("page.whole", isTip: true))>⤢</button></div>
      """
  }

  private var time: String {
    let years = firstYear...max(firstYear, day.year)
    return """
      <div class="time needs-script"\(atlas.isUndated ? " hidden" : "")>
      <button type="button" class="previous"\(label("page.previous"))>‹</button>
      <button type="button" class="play" aria-pressed="false"\(label("page.play"))>▶</button>
      <button type="button" class="next"\(label("page.next"))>›</button>
      <label><span>\(say("page.year"))</span><span class="track">\(atlas.isUndated ? "" : PageStrip(self).html(years))<input type="range" min="\(years.lowerBound)" max="\(years.upperBound)" value="\(day.year)" step="1"></span></label>
      <output aria-live="off">\(day.year)</output>
      </div>
      """
  }

  private var firstYear: Int { atlas.first?.lifespan?.from?.year ?? day.year }

  private var filters: String {
    let scale = LinkScale(atlas)
    let kinds = atlas.relations.enumerated().map { rank, kind -> String in
      let sample = PageKey.sample(kind, scale.paint(rank, year: scale.years.upperBound))
      let names = data("one") { kind.names[$0] } + data("many") { kind.plurals[$0] }
      let count = atlas.agreements(on: day).count { $0.relation == kind.id }
      return
        "<label><input type=\"checkbox\" name=\"relation\" value=\"\(kind.id)\" checked\(names)>\(sample)<span>\(each { kind.plurals[$0] })</span> <span class=\"count\">\(count)</span></label>"
    }
    let continents = Set(atlas.inOrder.map { atlas.city(of: $0).continent }).sorted().map { name in
      "<option value=\"\(escaped(name))\"\(data("") { continent(name, $0) })>\(escaped(continent(name, languages[0])))</option>"
    }
    let all =
      "<option value=\"\"\(data("") { words.say("page.everywhere", in: $0) })>\(escaped(words.say("page.everywhere", in: languages[0])))</option>"
    return """
      <form class="filters needs-script"\(label("page.filters"))>
      <fieldset><legend>\(say("page.relations"))</legend>\(kinds.joined())</fieldset>
      <label><span>\(say("page.continent"))</span><select>\(all)\(continents.joined())</select></label>
      <label><span>\(say("page.search"))</span><input type="search" autocomplete="off"></label>
      </form>
      """
  }

  private func continent(_ name: String, _ language: String) -> String {
    words.translated("continent", name, in: language)
  }

  private var footer: String {
    let claims = each { words.asOf(atlas, day, in: $0) }
    let thanks = atlas.attribution.map { names in each { names[$0] } } ?? ""
    let issuer = atlas.issuer.map { names in "<p>\(each { names[$0] })</p>" } ?? ""
    let approval = atlas.approval.map { "<p>\(escaped($0))</p>" } ?? ""
    return "<p>\(claims)</p><p>\(thanks)</p>\(issuer)\(approval)"
  }

  /// The sentences that the script fills, for each language.
  private var spoken: String {
    let keys = ["counted", "comma", "separator", "none"]
    // Of a table without dates no year is told.
    let told = ["spoken", "summary", "nowhere", "empty"].map { key in
      data(key) { words.say("page.\(key)" + (atlas.isUndated ? ".undated" : ""), in: $0) }
    }
    let counts = ["cities", "countries"].flatMap { key in
      [
        data("\(key)-one") { words.say("\(key).one", in: $0) },
        data("\(key)-many") { words.say("\(key).many", in: $0) },
      ]
    }
    return told.joined() + keys.map { key in data(key) { words.say("page.\(key)", in: $0) } }.joined() + counts.joined()
  }

  // MARK: Words

  /// A text in every language, one of which is seen.
  func each(_ text: (String) -> String) -> String {
    languages.map { "<span class=\"t\" lang=\"\(tag($0))\">\(escaped(text($0)))</span>" }.joined()
  }

  func say(_ key: String) -> String { each { words.say(key, in: $0) } }

  func tag(_ language: String) -> String { escaped(words.tag(language)) }

  /// An accessible name that the script changes with the language.
  ///
  /// - Parameter isTip: whether it is also shown to who points at a sign without words.
  func label(_ key: String, isTip: Bool = false) -> String {
    let said = { (language: String) in words.say(key, in: language, ["hub": atlas.hub.names[language]]) }
    let first = escaped(said(languages[0]))
    return " aria-label=\"\(first)\"" + (isTip ? " title=\"\(first)\"" : "") + data("label", said)
  }

  /// Data attributes of a name for each language: `data-NAME-en`, or `data-en` without one.
  func data(_ name: String, _ text: (String) -> String) -> String {
    languages.map { " data-\(name.isEmpty ? "" : name + "-")\($0)=\"\(escaped(text($0)))\"" }.joined()
  }

  private static func text(_ file: PageFile) -> String {
    String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
  }
}

/// The name of a file beside a page as its address: only what means nothing else in one stands as it is (RFC 3986, 2.3).
package func address(_ name: String) -> String {
  name.utf8.map { byte in
    let isPlain = byte < 128 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
    if isPlain || "-._~".utf8.contains(byte) { return String(Unicode.Scalar(byte)) }
    return (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
  }.joined()
}

/// Text as it may stand in an element and in an attribute between double quotes.
package func escaped(_ text: String) -> String {
  var result = ""
  for character in text.unicodeScalars {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(character)
    }
  }
  return result
}
