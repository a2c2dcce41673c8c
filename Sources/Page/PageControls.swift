import Cartography
import Drawing
import Friendships

/// What a visitor presses: languages, regions, years, filters.
extension PageDocument {
  var switches: String {
    "<div class=\"switches needs-script\" role=\"group\"\(label("page.language"))>\(languages.count > 1 ? languageButtons : "")\(large)\(darkButton)\(wholeScreen)</div>"
  }

  var tools: String {
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

  var time: String {
    (atlas.isUndated ? "<div class=\"needs-script\">\(storyButton)</div>\n" : "") + years
  }

  private var years: String {
    let span = firstYear...max(firstYear, day.year)
    return """
      <div class="time needs-script"\(atlas.isUndated ? " hidden" : "")>
      <button type="button" class="previous"\(label("page.previous"))>‹</button>
      <button type="button" class="play" aria-pressed="false"\(label("page.play"))>▶</button>
      <button type="button" class="next"\(label("page.next"))>›</button>
      \(atlas.isUndated ? "" : storyButton)
      <label><span>\(say("page.year"))</span><span class="track">\(atlas.isUndated ? "" : PageStrip(self).html(span))<input type="range" min="\(span.lowerBound)" max="\(span.upperBound)" value="\(day.year)" step="1"></span></label>
      <output aria-live="off">\(day.year)</output>
      </div>
      """
  }

  private var firstYear: Int { atlas.first?.lifespan?.from?.year ?? day.year }

  var filters: String {
    let scale = LinkScale(atlas)
    let kinds = atlas.relations.enumerated().map { rank, kind -> String in
      let sample = PageKey(self).sample(kind, scale.paint(rank, year: scale.years.upperBound))
      let names = data("one") { kind.names[$0] } + data("many") { kind.plurals[$0] }
      let count = atlas.agreements(on: day).count { $0.relation == kind.id }
      return
        "<label><input type=\"checkbox\" name=\"relation\" value=\"\(kind.id)\" checked\(names)>\(sample)<span>\(each { kind.plurals[$0] })</span> <span class=\"count\">\(count)</span></label>"
    }
    return """
      <form class="filters needs-script"\(label("page.filters"))>
      \(finder)
      <fieldset><legend>\(say("page.relations"))</legend>\(kinds.joined())</fieldset>
      \(PageCounters(self).html)
      </form>
      """
  }

  /// The search, and the list that the script fills with what one may mean.
  private var finder: String {
    """
    <div class="find"><label><span>\(say("page.search"))</span><input type="search" role="combobox" aria-expanded="false" \
    aria-controls="offers" aria-autocomplete="list" autocomplete="off" spellcheck="false"></label>
    <ul class="offers" id="offers" role="listbox"\(label("page.offers")) hidden></ul></div>
    """
  }
}
