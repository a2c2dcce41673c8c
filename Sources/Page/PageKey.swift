import Cartography
import Drawing
import Friendships

/// What the signs on the map mean: the page's legend.
struct PageKey {
  private let page: PageDocument

  init(_ page: PageDocument) { self.page = page }

  /// The kinds of relation and the ring of new cities. Without the script, and on paper, samples of the lines too, which otherwise
  /// stand beside the filters; of years the strip above the slider tells.
  var html: String {
    let atlas = page.atlas
    let scale = LinkScale(atlas)
    let kinds = atlas.relations.enumerated().map { rank, kind in
      """
      <li class="still">\(sample(kind, scale.paint(rank, year: scale.years.upperBound)))\
      <span>\(page.each { kind.plurals[$0] })</span></li>
      """
    }
    if atlas.isUndated { return "<ul class=\"key\"\(page.label("page.key"))>\(kinds.joined())</ul>" }
    let ink = page.color(Paint.fixed[5])
    let ring =
      "<svg width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"9\" fill=\"none\" stroke=\"\(ink)\" stroke-width=\"2\"/><circle cx=\"12\" cy=\"12\" r=\"4.5\" fill=\"\(ink)\"/></svg>"
    let pale =
      "<svg width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"5\" fill=\"\(ink)\" opacity=\".5\"/></svg>"
    let latest = PageStrip(page).hasLatest ? "<li>\(pale)\(page.say("legend.latest"))</li>" : ""
    return """
      <ul class="key"\(page.label("page.key"))>\(kinds.joined())<li>\(ring)\(page.say("legend.new"))</li>\(latest)</ul>
      """
  }

  /// A piece of a link of a kind, in its dash, ending in its marker.
  func sample(_ kind: RelationKind, _ paint: Paint) -> String {
    let color = page.color(paint)
    let dash =
      kind.isDashed ? " stroke-dasharray=\"\(Symbols.dash.map { String(Int($0)) }.joined(separator: " "))\"" : ""
    let symbol =
      switch kind.marker {
      case .disc: "<circle cx=\"48\" cy=\"8\" r=\"5\" fill=\"\(color)\"/>"
      case .diamond:
        "<path d=\"M48 2L54 8L48 14L42 8Z\" fill=\"\(page.color(Paint.fixed[1]))\" stroke=\"\(color)\" stroke-width=\"2\"/>"
      }
    return
      "<svg class=\"sample\" width=\"56\" height=\"16\" viewBox=\"0 0 56 16\" aria-hidden=\"true\"><path d=\"M0 8H48\" stroke=\"\(color)\" stroke-width=\"2\"\(dash)/>\(symbol)</svg>"
  }
}
