import Cartography
import Drawing
import Friendships

/// The table of all agreements: the equal route to everything that is on the map, and where the cards take their words.
struct PageTable {
  private let page: PageDocument

  init(_ page: PageDocument) { self.page = page }

  /// The table; rows that are not in force on the page's day are hidden by the script, not here.
  var html: String {
    let heads = ["city", "country", "relation", "agreed", "distance", "more"].enumerated().map { index, key in
      let words = page.say("page.\(key)")
      return index < 5
        ? "<th scope=\"col\"><button type=\"button\">\(words)</button></th>" : "<th scope=\"col\">\(words)</th>"
    }
    let rows = page.atlas.inOrder.map(row)
    return """
      <table>
      <caption>\(page.say("page.caption"))</caption>
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  private func row(_ agreement: Agreement) -> String {
    let (atlas, words) = (page.atlas, page.words)
    let city = atlas.city(of: agreement)
    let kind = atlas.relations[atlas.rank(of: agreement)]
    let kilometres = atlas.hub.coordinate.distance(to: city.coordinate)
    let local = city.localName.map { "<span class=\"local extra\"> \(escaped($0))</span>" } ?? ""
    let agreed = page.each { words.agreed(agreement.established, in: $0) }
    let until = agreement.lifespan?.until.map { day in
      " " + page.each { words.say("page.until", in: $0, ["date": day.description]) }
    }
    return """
      <tr\(facts(agreement, city))>\
      <td><button type="button" data-show="\(escaped(city.id))">\(page.each { city.names[$0] })</button>\(local)</td>\
      <td>\(page.each { city.country.names[$0] })</td>\
      <td>\(page.each { kind.names[$0] })</td>\
      <td data-sort="\(agreement.lifespan?.from?.description ?? "")">\(agreed)\(until ?? "")</td>\
      <td class="number" data-sort="\(Int(kilometres.rounded()))">\(page.each { words.distance(kilometres, in: $0) })</td>\
      <td>\(more(agreement, city))</td></tr>
      """
  }

  private func facts(_ agreement: Agreement, _ city: City) -> String {
    // The id spells what stands in no alphabet of the searcher: ł as l, ø as o.
    let known =
      page.languages.map { city.names[$0] } + [city.localName ?? "", city.id]
      + page.languages.map { city.country.names[$0] }
    var facts = [
      ("agreement", agreement.id), ("city", city.id), ("relation", agreement.relation),
      ("continent", city.continent), ("country", city.country.counted),
      ("words", known.joined(separator: " ").lowercased()),
    ]
    if let from = agreement.lifespan?.from { facts.append(("from", from.description)) }
    if let until = agreement.lifespan?.until { facts.append(("until", until.description)) }
    return (facts + photo(agreement)).map { " data-\($0)=\"\(escaped($1))\"" }.joined() + seen(agreement)
  }

  /// The photo of an agreement: the page's copies of a file, or the address on another server; nothing of a file without copies.
  private func photo(_ agreement: Agreement) -> [(String, String)] {
    guard let photo = agreement.details.photo else { return [] }
    if agreement.details.hasPhotoFile { return page.photos[agreement.id]?.facts ?? [] }
    return [("photo", photo)]
  }

  /// What is seen on the photo, in each language in which the table says it.
  private func seen(_ agreement: Agreement) -> String {
    guard !photo(agreement).isEmpty, let words = agreement.details.photoAlt else { return "" }
    return page.languages.filter { !words[$0].isEmpty }.map { " data-alt-\($0)=\"\(escaped(words[$0]))\"" }.joined()
  }

  /// Source and remarks, in small pieces that the card repeats.
  private func more(_ agreement: Agreement, _ city: City) -> String {
    let (details, words) = (agreement.details, page.words)
    // A new window: inside of a frame the page of a source would take the place of the map, or be refused.
    var parts =
      agreement.source.isEmpty ? [] : ["<span>\(link(agreement.source, page.say("page.source")))</span>"]
    if let link = details.link { parts.append("<span> \(self.link(link, page.say("page.link")))</span>") }
    if let word = details.confidence {
      parts.append(
        "<span class=\"extra\"> \(page.each { words.say("page.confidence", in: $0, ["word": words.translated("confidence", word, in: $0)]) })</span>"
      )
    }
    if let note = details.note { parts.append("<span class=\"extra\"> \(escaped(note))</span>") }
    if let credit = details.photoCredit {
      parts.append("<span class=\"extra\"> \(page.each { words.say("page.photo", in: $0, ["credit": credit]) })</span>")
    }
    if page.atlas.isNearAntipode(city) {
      parts.append("<span class=\"extra\"> \(page.say("tooltip.antipode"))</span>")
    }
    return parts.joined()
  }

  private func link(_ address: String, _ words: String) -> String {
    "<a href=\"\(escaped(address))\" target=\"_blank\" rel=\"noopener noreferrer\">\(words)</a>"
  }
}
