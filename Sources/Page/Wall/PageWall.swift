import Friendships

/// The wall: every agreement once, as a tile or as a row. It is one table, which the stylesheet lays out in three ways that need
/// no script: as tiles, as one row of tiles, and as a table. In a narrow window there are tiles only, on paper a table only.
struct PageWall {
  private let page: PageDocument

  init(_ page: PageDocument) { self.page = page }

  /// The section with its choice of views.
  var html: String {
    let hasPhotos = page.atlas.agreements.contains { page.photoAddress($0) != nil }
    let views = page.isExhibition ? ["row", "tiles", "table"] : ["tiles", "table"]
    let first = page.isExhibition ? "row" : hasPhotos ? "tiles" : "table"
    let choices = views.map { view in
      """
      <input class="view" type="radio" name="view" value="\(view)" id="view-\(view)"\(view == first ? " checked" : "")>\
      <label for="view-\(view)">\(page.say("page.view.\(view)"))</label>
      """
    }
    return """
      <section id="agreements">
      <h2>\(page.say("page.table"))</h2>
      \(choices.joined())
      <div class="scroll" tabindex="0" role="region"\(page.label("page.table"))>
      \(PageTable(page).html)
      </div>
      </section>
      """
  }

  /// The larger view of a photo, which the script opens and fills.
  var view: String {
    """
    <dialog class="larger" aria-labelledby="larger-name">
    <figure><div class="frame"></div><figcaption><h2 id="larger-name"></h2><p class="about"></p><p class="credit"></p></figcaption></figure>
    <p class="position" role="status"></p>
    <div class="turn"><button type="button" data-turn="-1">‹ \(page.say("page.previousPhoto"))</button>\
    <button type="button" data-turn="1">\(page.say("page.nextPhoto")) ›</button>\
    <button type="button" class="onMap">\(page.say("page.onMap"))</button>\
    <button type="button" class="close">× \(page.say("page.close"))</button></div>
    </dialog>
    """
  }
}
