import Cartography
import Drawing
import Friendships

/// What the head of the page says to those who list, share and bookmark it.
extension PageDocument {
  /// Title, description, icon, and what is shown where the page is shared (Open Graph protocol, ogp.me).
  var about: String {
    let first = languages.first ?? "en"
    let (title, told) = (escaped(atlas.title[first]), escaped(words.summary(atlas, day, in: first)))
    let shared =
      [
        ("og:type", "website"), ("og:title", title), ("og:description", told), ("og:locale", locale(first)),
      ] + languages.dropFirst().map { ("og:locale:alternate", locale($0)) } + placed
    return """
      <title>\(title)</title>
      <meta name="description" content="\(told)">
      \(shared.map { "<meta property=\"\($0)\" content=\"\($1)\">" }.joined(separator: "\n"))
      \(address.map { "<link rel=\"canonical\" href=\"\(escaped($0.text))\">\n" } ?? "")\
      <link rel="icon" href="data:image/svg+xml,\(Page.address(icon))">
      """
  }

  /// What is known only of a page whose address is known: pictures that are shared need an absolute address.
  private var placed: [(String, String)] {
    guard let address else { return [] }
    let picture = pictureName.map { [("og:image", escaped(address.beside(Page.address($0))))] } ?? []
    return [("og:url", escaped(address.text))] + picture
  }

  private func locale(_ language: String) -> String { escaped(words.say("language.locale", in: language)) }

  /// A hub with three links in the colours of the map.
  private var icon: String {
    let light = palettes.light
    let scale = LinkScale(atlas)
    let link = atlas.relations.isEmpty ? light[Paint.fixed[6]] : light[scale.paint(0, year: scale.years.upperBound)]
    let ends = [(26, 7), (27, 21), (16, 4)]
    let links = ends.map { "M9 22L\($0) \($1)" }.joined()
    let cities = ends.map { "<circle cx=\"\($0)\" cy=\"\($1)\" r=\"3\"/>" }.joined()
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="\(light[Paint.fixed[0]])"/>\
      <path d="\(links)" stroke="\(link)" stroke-width="2"/><g fill="\(link)">\(cities)</g>\
      <circle cx="9" cy="22" r="6" fill="\(light[Paint.fixed[6]])"/></svg>
      """
  }
}
