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
  /// The part of the scene that the map shows, output units.
  let part: Rect
  /// The colours of all paints, in a light and a dark theme.
  let palettes: (light: Palette, dark: Palette)
  /// The crowded regions that get a button, each with its rectangle on the map.
  let regions: [(name: String, box: Rect)]
  /// The readings and the forms of the Chinese characters on the page, as `HanExcerpt` has them; they are letters, characters and
  /// spaces.
  package var han = (readings: "", forms: "")
  /// The photos that stand beside the page or in it, by the ids of their agreements; those on other servers are taken from the table.
  package var photos: [String: PagePhoto] = [:]
  /// Whether the remarks of the editors and how sure they are is shown to visitors.
  package var hasNotes = false
  /// After how many seconds without a touch a kiosk begins anew, 0 for never; nothing where the page is none, unless its address says
  /// `#kiosk`.
  package var kiosk: Int?
  /// Where the page will stand on the web; nothing where that is not known.
  package var address: PageAddress?
  /// The name of the picture beside the page that is shown where it is shared; without an address it is of no use.
  package var pictureName: String?
  /// Short names and codes by which countries are found and that are shown nowhere, in lower case:
  /// `US:us|usa|america,DE:de|deu`.
  package var aliases = ""

  /// A page of a map.
  ///
  /// - Parameters:
  ///   - atlas: what is on the map.
  ///   - words: the words of the interface.
  ///   - languages: the languages of the page, the first one shown first.
  ///   - day: the year that is shown first, and until the script runs.
  ///   - map: the map as markup, from `SVG.interactive`.
  ///   - part: the part of the scene that it shows.
  ///   - palettes: the colours of all paints in a light and in a dark theme.
  ///   - regions: the crowded regions that get a button, each with its rectangle on the map.
  package init(
    _ atlas: Atlas, words: Words, languages: [String], day: Day, map: String, part: Rect,
    palettes: (light: Palette, dark: Palette), regions: [(name: String, box: Rect)]
  ) {
    (self.atlas, self.words, self.languages, self.day) = (atlas, words, languages, day)
    (self.map, self.part, self.palettes, self.regions) = (map, part, palettes, regions)
  }

  /// The script of every page.
  package static var script: String { Page.script(cpage_script()) }

  /// The stylesheet: what every page has, the colours of the themes, and which words are hidden in which language.
  package var style: String {
    """
    \(text(cpage_style()))
    \(colorRules(palettes.light, palettes.dark))
    \(signs.joined())
    .fmap .map{aspect-ratio:auto \(Int(part.width.rounded()))/\(Int(part.height.rounded()))}
    .fmap .label{--size:\(Int(Symbols.nameSize))px}.fmap .label.hub{--size:\(Int(Symbols.hubNameSize))px}
    \(hiddenWords)

    """
  }

  /// The sign of each kind of relation before its name on a tile, in the colour of its latest links.
  private var signs: [String] {
    let scale = LinkScale(atlas)
    return atlas.relations.enumerated().map { rank, kind in
      let sign = kind.marker == .disc ? "●" : "◆"
      return
        ".fmap .k\(rank)::before{content:\"\(sign)\";color:var(--c\(scale.paint(rank, year: scale.years.upperBound).index))}"
    }
  }

  /// What the script places names by, output units: for cities and for the hub the size of the words and how far they stand from
  /// the middle of the marker; and the radius of the largest marker. Each name has its width.
  private var look: String {
    let city = "[\(Int(Symbols.nameSize)),\(Int(Symbols.nameDistance))]"
    let hub = "[\(Int(Symbols.hubNameSize)),\(Int(Symbols.hubNameDistance))]"
    return " data-look=\"[\(city),\(hub),\(Int(Symbols.diamondRadius))]\""
  }

  private var readings: String {
    let parts = [("readings", han.readings), ("forms", han.forms), ("aliases", aliases)].filter { !$1.isEmpty }
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
          "script-src 'self'; style-src 'self'", "<link rel=\"stylesheet\" href=\"\(Page.address(styleFile))\">",
          "<script src=\"\(Page.address(scriptFile))\" defer></script>"
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
      \(about)
      \(head.style)
      </head>
      <body class="fmap\(atlas.cities.count > Symbols.manyCities ? " many" : "")" data-lang="\(first)" data-first="\(first)"\(kiosk.map { " data-kiosk=\"\($0)\"" } ?? "")\(look)\(readings)\(data("title") { atlas.title[$0] })\(spoken)>
      \(head.script)
      \(content)
      </body>
      </html>

      """
  }

  /// From where the page may load pictures: from beside itself, from the servers on which the table has photos, and those that
  /// it has drawn itself.
  var imagePolicy: String { (["img-src 'self' blob: data:"] + atlas.photoOrigins).joined(separator: " ") }
}
