import Friendships

/// What visitors take with them, at the foot of the page, and large text.
extension PageDocument {
  /// Buttons with words, and the dialog that all of them fill. What is said of what was done stands there in all languages.
  var take: String {
    let buttons = ["link", "picture", "table", "paper"].map {
      "<button type=\"button\" data-take=\"\($0)\">\(say("page.take.\($0)"))</button>"
    }
    let told = ["copied", "unprinted"].map { "<p data-told=\"\($0)\" hidden>\(say("page.take.\($0)"))</p>" }
    let hints = [
      ("link", "hint.link"), ("table", "hint.table"), ("vector pixels", "hint.picture"), ("vector", "vector"),
    ]
    let files = [("pixels", "png"), ("vector pixels", "svg"), ("table", "csv")].map {
      "<a data-part=\"\($0)\" data-ending=\"\($1)\" download hidden>\(say("page.take.\($1)"))</a>"
    }
    return """
      <section class="take needs-script"\(label("page.take"))>
      <h2>\(say("page.take"))</h2>
      <div class="choices">\(buttons.joined())</div>
      \(told.joined())
      <dialog\(label("page.take"))>
      <button type="button" class="close"\(label("page.close"))>×</button>
      \(hints.map { "<p data-part=\"\($0)\" hidden>\(say("page.take.\($1)"))</p>" }.joined())
      <img data-part="vector pixels" alt="" hidden>
      <textarea data-part="link table" rows="6" readonly\(label("page.take.text")) hidden></textarea>
      <p data-part="vector pixels table">\(files.joined())</p>
      <p>\(say("page.take.stuck"))</p>
      </dialog>
      </section>
      """
  }

  /// The switch for large text.
  var large: String {
    "<button type=\"button\" class=\"large\" aria-pressed=\"false\">\(say("page.large"))</button>"
  }
}
