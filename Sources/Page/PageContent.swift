import Cartography
import Drawing
import Friendships

/// What the body of the page holds, from its top to its foot.
extension PageDocument {
  var content: String {
    let wall = PageWall(self)
    return """
      \(isExhibition ? "<a class=\"skip\" href=\"#map\">\(say("page.skip.map"))</a>" : "")\
      <a class="skip" href="#agreements">\(say("page.skip"))</a>
      <header>
      <h1>\(each { atlas.title[$0] })</h1>
      <p class="about">\(atlas.subtitle.map { subtitle in each { subtitle[$0] } } ?? "")</p>
      \(switches)
      </header>
      <main\(isExhibition ? " data-first=\"wall\"" : "")>
      \(isExhibition ? wall.html : "")
      <div class="board">
      <section class="stage" id="map"\(label("page.map"))>
      \(map)<div class="card" role="region"\(label("page.city")) hidden><button class="close" type="button"\(label("page.close"))>×</button><div class="content"></div></div>
      </section>
      \(teller)
      \(tools)
      </div>
      \(time)
      \(filters)
      \(PageKey(self).html)
      <p class="summary" role="status" aria-live="polite">\(each(shown))</p>
      \(isExhibition ? "" : wall.html)
      </main>
      \(wall.view)
      \(take)
      <footer>\(footer)</footer>
      \(notice)
      """
  }

  private var footer: String {
    let claims = each { words.asOf(atlas, day, in: $0) }
    let missing = atlas.unplaced > 0 ? "<p>\(each { words.count(atlas.unplaced, "unplaced", in: $0) })</p>" : ""
    let thanks = atlas.attribution.map { names in each { names[$0] } } ?? ""
    let issuer = atlas.issuer.map { names in "<p>\(each { names[$0] })</p>" } ?? ""
    let approval = atlas.approval.map { "<p>\(escaped($0))</p>" } ?? ""
    return "<p class=\"claims\">\(claims)</p>\(missing)<p>\(thanks)</p>\(issuer)\(approval)"
  }

  /// What the map shows, in the very words that the script will find for the year: nothing jumps when it comes. Of a day in whose year
  /// more happens after it, what is true of that day.
  private func shown(in language: String) -> String {
    let agreements = atlas.agreements(on: day)
    guard agreements.map(\.id) == atlas.agreements(on: Day(lastOf: day.year)).map(\.id) else {
      return words.summary(atlas, day, in: language)
    }
    let cities = atlas.cities(on: day), countries = atlas.countries(of: cities)
    let counts = words.counted(agreements, of: atlas, in: language).map { count, name in
      words.say("page.counted", in: language, ["count": count, "name": name])
    }
    let key = cities.isEmpty ? "empty" : countries == 0 ? "nowhere" : "summary"
    return words.say(
      "page.\(key)" + (atlas.isUndated ? ".undated" : ""), in: language,
      [
        "year": String(day.year), "cities": words.count(cities.count, "cities", in: language),
        "countries": words.count(countries, "countries", in: language),
        "counts": counts.joined(separator: words.say("page.separator", in: language)),
      ])
  }

  /// The sentences that the script fills, for each language.
  var spoken: String {
    let keys = ["counted", "comma", "separator", "none", "position", "unlisted"]
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
}
