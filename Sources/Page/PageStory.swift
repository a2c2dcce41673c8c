/// The story and the kiosk: what the script fills and shows.
extension PageDocument {
  /// The button that starts the story, beside those of the years.
  var storyButton: String { "<button type=\"button\" class=\"story needs-script\">\(say("page.story"))</button>" }

  /// Where a city is told of; its button for a pause is the first stop of the keyboard.
  var teller: String {
    """
    <section class="teller"\(label("page.story")) hidden>
    <div class="turn"><button type="button" class="rest">\(say("page.rest"))</button>\
    <button type="button" class="go" hidden>\(say("page.go"))</button>\
    <button type="button" class="back">‹ \(say("page.previousCity"))</button>\
    <button type="button" class="on">\(say("page.nextCity")) ›</button>\
    <button type="button" class="end">× \(say("page.endStory"))</button></div>
    <figure><div class="frame"></div><figcaption aria-live="off" aria-atomic="true"><p class="when"></p><p class="who"></p><p class="what"></p>\
    <p class="credit"></p></figcaption></figure>
    </section>
    """
  }

  /// What a kiosk says before it begins anew; read aloud when it appears, but for its counting.
  var notice: String {
    """
    <div class="notice" role="alert" hidden><p>\(say("page.notice"))</p>\
    <p aria-hidden="true" class="left"></p><button type="button">\(say("page.stay"))</button></div>
    """
  }

  /// The button for the whole screen, of a kiosk.
  var wholeScreen: String {
    "<button type=\"button\" class=\"whole-screen\" aria-pressed=\"false\" hidden>\(say("page.wholeScreen"))</button>"
  }
}
