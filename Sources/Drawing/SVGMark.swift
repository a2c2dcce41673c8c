import Geometry

/// Writes one mark: the renderer's one `switch`.
struct SVGMark {
  let idPrefix: String
  let palette: Palette
  /// The faces of the picture.
  var typefaces = Typefaces.usual
  /// The language of the layer, which its words need not repeat.
  let language: String?
  /// Words whose size, weight and colour the layer says for all that have the same: the names of a page may be thousands.
  var usual: Text?
  /// Where a page chooses the colours and shows and hides the marks, the day that it shows first.
  var page: Day?

  func write(_ mark: Mark, _ xml: inout XML) {
    switch mark.shape {
    case .path(let path):
      xml.raw("<path")
      identify(mark, &xml)
      paint(mark.style, &xml)
      xml.pathData(path)
      // On the page the city at the end of a link says the same.
      close("</path>\n", tooltip: page == nil ? mark.tooltip : nil, &xml)
    case .marker(let marker) where page != nil && mark.id == nil:
      // What nobody points at is no group: a page may have thousands of rings.
      write(marker, of: mark, style: mark.style, &xml)
      xml.raw("\n")
    case .marker(let marker):
      xml.raw("<g")
      identify(mark, &xml)
      xml.raw(">")
      tooltip(mark.tooltip, &xml)
      write(marker, style: mark.style, &xml)
      if page != nil, mark.id != nil { place(marker.center, &xml) }
      xml.raw("</g>\n")
    case .text(let text):
      write(text, mark, &xml)
    }
  }

  /// A symbol; what else is said of its mark where it stands alone.
  private func write(_ marker: Marker, of mark: Mark? = nil, style: Style, _ xml: inout XML) {
    xml.raw(marker.symbol == .disc ? "<circle" : "<path")
    if let mark { identify(mark, &xml) }
    switch marker.symbol {
    case .disc:
      xml.attribute("cx", marker.center.x)
      xml.attribute("cy", marker.center.y)
      xml.attribute("r", marker.radius)
    case .diamond:
      xml.pathData(marker.diamond)
    }
    paint(style, &xml)
    xml.raw("/>")
  }

  /// The page's place to hit: small symbols get a wide one, and its script learns where they stand.
  private func place(_ center: Point, _ xml: inout XML) {
    xml.raw("<circle class=\"hit\"")
    xml.attribute("cx", center.x)
    xml.attribute("cy", center.y)
    xml.attribute("r", Self.hitRadius)
    xml.raw(" fill=\"none\"/>")
  }

  /// How far from its middle a symbol of the page is hit, output units.
  static let hitRadius = 12.0

  /// The halos of marks, in a group of their own beneath the words: a reader that does not know `paint-order` would paint
  /// a halo over its own letters. The page is for browsers, which know it, and moves its names.
  func writeHalos(of marks: [Mark], _ xml: inout XML) {
    xml.raw("<g class=\"halos\" aria-hidden=\"true\" fill=\"none\" stroke-linejoin=\"round\">\n")
    for mark in marks {
      guard let text = mark.haloed, let halo = mark.style.stroke else { continue }
      xml.raw("<text")
      // Not the classes of the words: a host that colours names must not colour what lies behind them.
      xml.attribute("class", mark.cue.map { "halo \($0)" } ?? "halo")
      xml.attribute("stroke", color(halo))
      xml.attribute("stroke-width", mark.style.width)
      write(text, isInk: false, tooltip: nil, &xml)
    }
    xml.raw("</g>\n")
  }

  private func write(_ text: Text, _ mark: Mark, _ xml: inout XML) {
    xml.raw("<text")
    identify(mark, &xml)
    // How wide it is and how it lies beneath the words is for the page's stylesheet.
    if page != nil, let halo = mark.style.stroke { xml.attribute("stroke", color(halo)) }
    write(text, isInk: true, tooltip: mark.tooltip, &xml)
  }

  /// The rest of a line of words, from its place on.
  private func write(_ text: Text, isInk: Bool, tooltip said: String?, _ xml: inout XML) {
    xml.attribute("x", text.anchor.x)
    xml.attribute("y", text.anchor.y)
    switch text.alignment {
    case .start: break
    case .middle: xml.attribute("text-anchor", "middle")
    case .end: xml.attribute("text-anchor", "end")
    }
    if text.size != usual?.size { xml.attribute("font-size", text.size) }
    // Spaces at the ends of runs stand between words.
    let isAlone = text.runs.count == 1
    if isAlone { describe(text.runs[0], isInk: isInk, &xml) } else { xml.raw(" xml:space=\"preserve\"") }
    describe(families(of: text, isAlone ? text.runs[0] : nil), &xml)
    xml.raw(">")
    tooltip(said, &xml)
    for run in text.runs { write(run, of: text, isInk: isInk, &xml) }
    xml.raw("</text>\n")
  }

  private func write(_ run: Text.Run, of text: Text, isInk: Bool, _ xml: inout XML) {
    guard text.runs.count > 1 else { return xml.text(run.string) }
    xml.raw("<tspan")
    describe(run, isInk: isInk, &xml)
    if run.string.wantsProportionalMarks { describe(families(of: text, run), &xml) }
    xml.raw(">")
    xml.text(run.string)
    xml.raw("</tspan>")
  }

  private func describe(_ run: Text.Run, isInk: Bool, _ xml: inout XML) {
    if let language = run.language, language != self.language { xml.attribute("lang", language) }
    let usual = usual?.runs.first
    if run.isBold != usual?.isBold ?? false { xml.attribute("font-weight", run.isBold ? "700" : "400") }
    if isInk, run.paint != usual?.paint { xml.attribute("fill", color(run.paint)) }
  }

  /// The families of a line or of a run in it; nothing where they are those of the whole picture.
  private func families(of text: Text, _ run: Text.Run?) -> [String]? {
    if run?.string.wantsProportionalMarks ?? false { return typefaces.latinFamilies(ofTitle: text.isTitle) }
    return text.isTitle && typefaces.hasOwnTitle ? typefaces.families(ofTitle: true) : nil
  }

  private func describe(_ families: [String]?, _ xml: inout XML) {
    if let families { xml.attribute("font-family", Typefaces.list(families)) }
  }

  /// What the layer says for most of its words.
  func writeUsual(_ xml: inout XML) {
    guard let usual, let run = usual.runs.first else { return }
    xml.attribute("font-size", usual.size)
    if run.isBold { xml.raw(" font-weight=\"700\"") }
    xml.attribute("fill", color(run.paint))
  }

  /// The colour of a paint: of the palette, or the page's and the palette's where a policy has blocked the page's style.
  private func color(_ paint: Paint) -> String {
    page != nil ? "var(--c\(paint.index),\(palette[paint]))" : palette[paint].description
  }

  private func identify(_ mark: Mark, _ xml: inout XML) {
    if let id = mark.id { xml.attribute("id", idPrefix + id) }
    let isOff = page.map { !mark.lifespan.contains($0) } ?? false
    let further = (isOff ? ["off"] : []) + (mark.cue.map { [$0] } ?? [])
    xml.attribute("class", words: further.isEmpty ? mark.classes : mark.classes + further)
    // The page's stylesheet says it too; this is for where a policy has blocked it.
    if isOff { xml.raw(" display=\"none\"") }
    for datum in mark.data { xml.data(datum.name, datum.value) }
    guard page != nil, mark.lifespan != .always, !mark.data.contains(where: { $0.name == "from" }) else { return }
    if let from = mark.lifespan.from { xml.data("from", from.description) }
    if let until = mark.lifespan.until { xml.data("until", until.description) }
  }

  private func paint(_ style: Style, _ xml: inout XML) {
    xml.attribute("fill", style.fill.map(color) ?? "none")
    if style.opacity < 1 { xml.attribute("opacity", style.opacity) }
    guard let stroke = style.stroke else { return }
    xml.attribute("stroke", color(stroke))
    xml.attribute("stroke-width", style.width)
    guard !style.dash.isEmpty else { return }
    xml.raw(" stroke-dasharray=\"")
    for (index, length) in style.dash.enumerated() {
      if index > 0 { xml.raw(" ") }
      xml.number(length)
    }
    xml.raw("\"")
  }

  private func tooltip(_ tooltip: String?, _ xml: inout XML) {
    guard let tooltip else { return }
    xml.raw("<title>")
    xml.text(tooltip)
    xml.raw("</title>")
  }

  private func close(_ end: StaticString, tooltip text: String?, _ xml: inout XML) {
    guard text != nil else { return xml.raw("/>\n") }
    xml.raw(">")
    tooltip(text, &xml)
    xml.raw(end)
  }
}

extension Marker {
  /// The outline of a diamond, clockwise from its top.
  package var diamond: Path {
    let (x, y) = (center.x, center.y)
    return Path(
      through: [
        Point(x: x, y: y - radius), Point(x: x + radius, y: y),
        Point(x: x, y: y + radius), Point(x: x - radius, y: y),
      ], closed: true)
  }
}
