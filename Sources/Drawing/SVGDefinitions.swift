import Geometry

/// What the groups of a document refer to: rectangles to which they are cropped, and fades. Equal ones share a definition.
struct SVGDefinitions {
  private let idPrefix: String
  private let crops: [Rect]
  private let fades: [Fade]
  /// The page, all of which a fade covers.
  private let page: Rect

  /// The definitions for layers on a page.
  init(for layers: [Layer], on size: Size, idPrefix: String) {
    self.idPrefix = idPrefix
    page = Rect(x: 0, y: 0, width: size.width, height: size.height)
    crops = layers.compactMap(\.crop).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    fades = layers.reduce(into: []) { found, layer in
      for run in layer.marks.runs(by: \.style.fade) {
        if let fade = run.first?.style.fade, !found.contains(fade) { found.append(fade) }
      }
    }
  }

  /// Writes all of them.
  func write(_ xml: inout XML) {
    guard !crops.isEmpty || !fades.isEmpty else { return }
    xml.raw("<defs>")
    for (index, crop) in crops.enumerated() {
      xml.raw("<clipPath")
      xml.attribute("id", id("clip", index))
      xml.raw("><path")
      xml.pathData(Path(crop))
      xml.raw("/></clipPath>")
    }
    for (index, fade) in fades.enumerated() { write(fade, index, &xml) }
    xml.raw("</defs>\n")
  }

  /// A mask whose white is as clear as the lines are faint.
  private func write(_ fade: Fade, _ index: Int, _ xml: inout XML) {
    xml.raw("<radialGradient")
    xml.attribute("id", id("fade", index) + "-paint")
    xml.raw(" gradientUnits=\"userSpaceOnUse\"")
    xml.attribute("cx", fade.center.x)
    xml.attribute("cy", fade.center.y)
    xml.attribute("r", fade.radius)
    xml.raw("><stop offset=\"0\" stop-color=\"#fff\"")
    xml.attribute("stop-opacity", Fade.least)
    xml.raw("/><stop offset=\"1\" stop-color=\"#fff\"/></radialGradient><mask")
    xml.attribute("id", id("fade", index))
    xml.raw(" maskUnits=\"userSpaceOnUse\"")
    write(page, &xml)
    xml.raw("><rect")
    write(page, &xml)
    xml.attribute("fill", "url(#\(id("fade", index))-paint)")
    xml.raw("/></mask>")
  }

  private func write(_ rect: Rect, _ xml: inout XML) {
    xml.attribute("x", rect.x)
    xml.attribute("y", rect.y)
    xml.attribute("width", rect.width)
    xml.attribute("height", rect.height)
  }

  /// What a group of this crop refers to.
  func reference(to crop: Rect) -> String { "url(#\(id("clip", crops.firstIndex(of: crop) ?? 0)))" }

  /// What a group that fades refers to.
  func reference(to fade: Fade) -> String { "url(#\(id("fade", fades.firstIndex(of: fade) ?? 0)))" }

  private func id(_ kind: String, _ index: Int) -> String { "\(idPrefix)\(kind)-\(index + 1)" }
}

extension [Mark] {
  /// The marks in order, those that follow each other with one value of a key together.
  package func runs<Key: Equatable>(by key: (Mark) -> Key) -> [ArraySlice<Mark>] {
    var found: [ArraySlice<Mark>] = []
    var start = startIndex
    for index in indices.dropFirst() where key(self[index]) != key(self[index - 1]) {
      found.append(self[start..<index])
      start = index
    }
    if start < endIndex { found.append(self[start...]) }
    return found
  }
}
