import Cartography
import Drawing
import Friendships
import Gazetteer
import Page

/// `index.html`: the page of all maps of a list.
package struct MapsIndex {
  private let list: MapsManifest
  private let theme: Theme

  /// The page of a list.
  ///
  /// - Parameter theme: that of the maps, of which the list has the name alone.
  package init(_ list: MapsManifest, theme: Theme? = nil) {
    self.list = list
    let asked = list.key.options["theme"]?.last
    self.theme = theme ?? Theme.all.first { $0.id == asked } ?? Theme.all[0]
  }

  /// The page. It is made of the list and the theme alone: the same ones give the same bytes.
  package var html: [UInt8] {
    let words = BuiltIn.words
    let tiles = list.maps.map { map in
      IndexDocument.Tile(
        id: map.id, names: Names(map.names, fallback: map.names.sorted { $0.key < $1.key }.first?.value ?? map.id),
        country: map.country, partners: map.partners, files: map.files.map(\.name))
    }
    var page = IndexDocument(
      tiles, words: words, languages: languages,
      palettes: (theme.fixedColors, (theme.id == Theme.all[0].id ? Theme.dark : theme).fixedColors), size: size)
    page.han = han
    let drawn = Set(list.maps.map(\.id))
    page.missing = (list.failed + (list.skipped ?? [])).filter { !drawn.contains($0.id) }.sorted { $0.id < $1.id }.map {
      hub in
      (hub.hub, { language in hub.said?[language] ?? hub.said?["en"] ?? hub.problems.first ?? "" })
    }
    return Array(page.html(hash: sha256Base64).utf8)
  }

  /// Those that were asked for; else the usual ones, first the one in which more hubs have a name.
  private var languages: [String] {
    let words = BuiltIn.words
    let asked = (list.key.options["lang"]?.last ?? "").split(separator: "+").map(String.init)
    let known = asked.filter { words.languages.contains($0) }
    if !known.isEmpty { return known.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
    let count = { (language: String) in list.maps.count { $0.names[language] != nil } }
    return Words.usualLanguages.sorted { (count($1), $0) < (count($0), $1) }
  }

  /// How the pictures are shaped.
  private var size: Size {
    let number = { (name: String) in list.key.options[name]?.last.flatMap(Double.init) }
    if let page = list.key.options["page"]?.last, let paper = PaperSize.all.first(where: { $0.id == page }) {
      return paper.size
    }
    let usual = MapRequest().usualSize
    return Size(width: number("width") ?? usual.width, height: number("height") ?? usual.height)
  }

  /// The readings and forms of the Chinese characters in the names; nothing where there are none.
  private var han: (readings: String, forms: String) {
    let names = list.maps.flatMap { Array($0.names.values) + [$0.country] }
    guard names.contains(where: { $0.unicodeScalars.contains(where: \.properties.isIdeographic) }),
      let han = try? BuiltIn.readings()
    else { return ("", "") }
    let excerpt = HanExcerpt(of: names, han: han)
    return (excerpt.readings, excerpt.forms)
  }
}
