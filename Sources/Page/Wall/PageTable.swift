import Cartography
import Drawing
import Friendships

/// The table of all agreements: the equal route to everything that is on the map, and where the cards take their words.
struct PageTable {
  private let page: PageDocument
  /// Whether it is so long that browsers should lay out only the groups of rows that are seen.
  private let isLong: Bool

  /// How many rows a group of a long table has.
  static let groupSize = 50

  init(_ page: PageDocument) {
    self.page = page
    isLong = page.atlas.inOrder.count > 2 * Self.groupSize
  }

  /// The table; rows that are not in force on the page's day are hidden by the script, not here.
  var html: String {
    // Its last column has no order.
    let heads = ["city", "country", "relation", "agreed", "distance", "more"].enumerated().map { index, key in
      let words = page.say("page.\(key)")
      let content = index < 5 ? "<button type=\"button\">\(words)</button>" : words
      return "<th scope=\"col\" role=\"columnheader\">\(content)</th>"
    }
    return """
      <table\(isLong ? " class=\"long\"" : "") role="table">
      <caption>\(page.say("page.caption"))</caption>
      <thead role="rowgroup"><tr role="row">\(heads.joined())</tr></thead>
      \(groups)
      </table>
      """
  }

  private var groups: String {
    let rows = page.atlas.inOrder.map(row), size = isLong ? Self.groupSize : max(1, rows.count)
    let groups = stride(from: 0, to: max(1, rows.count), by: size).map { first in
      rows[first..<min(first + size, rows.count)].joined(separator: "\n")
    }
    // Asking each of many groups whether it holds a photo takes browsers long where there is none.
    let hint = page.atlas.inOrder.contains { page.photoAddress($0) != nil } ? " class=\"photos\"" : ""
    return groups.map { "<tbody\(hint) role=\"rowgroup\">\n\($0)\n</tbody>" }.joined(separator: "\n")
  }

  private func row(_ agreement: Agreement) -> String {
    let (atlas, words) = (page.atlas, page.words)
    let city = atlas.city(of: agreement)
    let kind = atlas.relations[atlas.rank(of: agreement)]
    let kilometres = atlas.hub.coordinate.distance(to: city.coordinate)
    let local = city.localName.map { "<span class=\"local extra\" dir=\"auto\"> \(escaped($0))</span>" } ?? ""
    let agreed = page.each { words.agreed(agreement.established, in: $0) }
    let until = agreement.lifespan?.until.map { day in
      " " + page.each { words.say("page.until", in: $0, ["date": day.description]) }
    }
    let cells: [(attributes: String, content: String)] = [
      (
        "",
        page.thumbnail(agreement, city)
          + "<button data-show=\"\(escaped(city.id))\">\(page.each { city.names[$0] })</button>\(local)"
      ),
      ("", page.each { city.country.names[$0] }),
      (" class=\"k\(atlas.rank(of: agreement))\"", page.each { kind.names[$0] }),
      (" data-sort=\"\(agreement.lifespan?.from?.description ?? "")\"", agreed + (until ?? "")),
      (
        " class=\"number\" data-sort=\"\(Int(kilometres.rounded()))\"",
        page.each { words.distance(kilometres, in: $0) }
      ), ("", more(agreement, city)),
    ]
    // Roles, because a table that is laid out as tiles is none to every browser.
    return "<tr role=\"row\"\(facts(agreement, city))>"
      + cells.map { "<td role=\"cell\"\($0)>\($1)</td>" }.joined() + "</tr>"
  }

  private func facts(_ agreement: Agreement, _ city: City) -> String {
    var facts = [
      ("agreement", agreement.id), ("city", city.id), ("relation", agreement.relation),
      ("continent", city.continent), ("country", page.atlas.countryAbroad(of: city)),
    ]
    if let from = agreement.lifespan?.from { facts.append(("from", from.description)) }
    if let until = agreement.lifespan?.until { facts.append(("until", until.description)) }
    if let photo = page.photos[agreement.id] {
      // A copy inside of the page may be long, and stands in the row already.
      facts.append(("photo", photo.large == photo.thumbnail ? "" : photo.large.address))
      facts.append(("photo-size", "\(photo.large.width) \(photo.large.height)"))
    } else if let address = page.photoAddress(agreement) {
      facts.append(("photo", address))
    }
    return facts.map { " data-\($0)=\"\(escaped($1))\"" }.joined()
  }

  /// Source and remarks, in small pieces that the card repeats.
  private func more(_ agreement: Agreement, _ city: City) -> String {
    let (details, words) = (agreement.details, page.words)
    // A new window: inside of a frame the page of a source would take the place of the map, or be refused.
    var parts =
      agreement.source.isEmpty ? [] : ["<span>\(link(agreement.source, page.say("page.source")))</span>"]
    if let link = details.link { parts.append("<span> \(self.link(link, page.say("page.link")))</span>") }
    if page.hasNotes, let word = details.confidence {
      parts.append(
        "<span class=\"extra\"> \(page.each { words.say("page.confidence", in: $0, ["word": words.translated("confidence", word, in: $0)]) })</span>"
      )
    }
    if page.hasNotes, let note = details.note {
      parts.append("<span class=\"extra\" dir=\"auto\"> \(escaped(note))</span>")
    }
    if let credit = details.photoCredit, page.photoAddress(agreement) != nil {
      parts.append(
        "<span class=\"extra credit\"> \(page.each { words.say("page.photo", in: $0, ["credit": credit]) })</span>")
    }
    if page.atlas.isNearAntipode(city) {
      parts.append("<span class=\"extra\"> \(page.say("tooltip.antipode"))</span>")
    }
    return parts.joined()
  }

  /// A link to another server, which learns nothing of the page and cannot reach it: `noreferrer` says `noopener`, too.
  private func link(_ address: String, _ words: String) -> String {
    "<a href=\"\(escaped(address))\" target=\"_blank\" rel=\"noreferrer\">\(words)</a>"
  }
}
