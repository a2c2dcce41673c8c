import Geometry

/// Writes scenes as SVG for web pages: presentation attributes only, nothing that a strict Content-Security-Policy
/// blocks, every group and mark with a class by which a host page can restyle it.
package struct SVG {
  /// Put before every id, so that several maps can live in one page; may be empty.
  package let idPrefix: String

  /// A writer; the prefix must consist of letters, digits, `-` and `_` and begin with a letter.
  package init(idPrefix: String = "") { self.idPrefix = idPrefix }

  /// One still picture as a UTF-8 document.
  ///
  /// - Parameters:
  ///   - scene: the scene of one day, as `Scene.at` gives it.
  ///   - caption: what is said about that day.
  ///   - metadata: facts about how the picture was made, as JSON text.
  package func still(_ scene: Scene, caption: Caption, metadata: String) -> [UInt8] {
    document(scene, caption: caption, metadata: metadata, style: nil)
  }

  /// The same document part by part, for who need not hold it whole.
  package func still(_ scene: Scene, caption: Caption, metadata: String, to sink: @escaping ([UInt8]) -> Void) {
    _ = document(scene, caption: caption, metadata: metadata, style: nil, to: sink)
  }

  /// The whole scene for all time as markup for a page that shows and hides marks by itself.
  ///
  /// Colours are custom properties, `--c` and the index of the paint, so that the page's stylesheet chooses the theme;
  /// every mark that comes or goes carries `data-from` and `data-until`, and the class `off` where it is not there on the
  /// day that is shown first. It has no title of its own, which would pop up
  /// everywhere, and its role is that of a group.
  ///
  /// - Parameters:
  ///   - scene: the scene for all time, with a label layer for each language.
  ///   - day: the day that is shown first.
  ///   - part: the part of the scene that is seen.
  ///   - labels: what the map is called, by language, the first one shown first; at least one.
  package func interactive(
    _ scene: Scene, on day: Day, part: Rect, labels: [(language: String, label: String)]
  ) -> [UInt8] {
    var xml = XML()
    xml.raw("<svg class=\"map\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"")
    for (index, number) in [part.x, part.y, part.width, part.height].enumerated() {
      if index > 0 { xml.raw(" ") }
      xml.number(number)
    }
    xml.raw("\" role=\"group\" fill-rule=\"evenodd\"")
    xml.attribute("aria-label", labels.first?.label ?? "")
    for (language, label) in labels { xml.data("label-\(language)", label) }
    xml.raw(">\n")
    write(scene.layers.map(\.cutAtItsEdge), of: scene, page: day, &xml)
    xml.raw("</svg>\n")
    return xml.bytes
  }

  /// A document of layers as they are, with a stylesheet or, for a still, none; nothing of it where somebody takes it part by part.
  func document(
    _ scene: Scene, caption: Caption, metadata: String, style: String?, to sink: (([UInt8]) -> Void)? = nil
  ) -> [UInt8] {
    var xml = XML(to: sink)
    // Generous: memory that is not written to costs nothing, growing twice as much as there is.
    xml.reserve(1 << 18 + scene.layers.reduce(0) { $0 + $1.marks.count } << 10)
    openRoot(scene, caption, &xml)
    xml.raw("<metadata>")
    xml.text(metadata)
    xml.raw("</metadata>\n")
    if let style {
      xml.raw("<style>")
      xml.text(style)
      xml.raw("</style>\n")
    }
    write(scene.layers + caption.layers, of: scene, page: nil, &xml)
    xml.raw("</svg>\n")
    xml.passOn(isLast: true)
    return xml.bytes
  }

  /// Layers in painting order, those of an inset in a group of their own.
  private func write(_ layers: [Layer], of scene: Scene, page: Day?, _ xml: inout XML) {
    let definitions = SVGDefinitions(for: layers, on: scene.size, idPrefix: idPrefix)
    definitions.write(&xml)
    var inset: String?
    let language = layers.lazy.compactMap(\.language).first
    for layer in layers {
      if layer.inset != inset {
        if inset != nil { xml.raw("</g>\n") }
        begin(inset: layer.inset, &xml)
        inset = layer.inset
      }
      write(
        layer, definitions, of: scene, page: page, isSeen: layer.language == nil || layer.language == language, &xml)
    }
    if inset != nil { xml.raw("</g>\n") }
  }

  private func openRoot(_ scene: Scene, _ caption: Caption, _ xml: inout XML) {
    xml.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
    xml.number(scene.size.width)
    xml.raw(" ")
    xml.number(scene.size.height)
    xml.raw("\"")
    xml.attribute("lang", caption.language)
    xml.raw(" role=\"img\"")
    xml.attribute("aria-labelledby", "\(idPrefix)title \(idPrefix)description")
    xml.attribute("font-family", Typefaces.list(scene.typefaces.families(ofTitle: false)))
    xml.raw(" fill-rule=\"evenodd\"")
    xml.raw(">\n<title")
    xml.attribute("id", idPrefix + "title")
    xml.raw(">")
    xml.text(caption.title)
    xml.raw("</title>\n<desc")
    xml.attribute("id", idPrefix + "description")
    xml.raw(">")
    xml.text(caption.description)
    xml.raw("</desc>\n")
  }

  /// Begins the group of the layers of an inset.
  private func begin(inset name: String?, _ xml: inout XML) {
    guard let name else { return }
    xml.raw("<g class=\"inset\"")
    xml.data("inset", name)
    xml.raw(">\n")
  }

  private func write(
    _ layer: Layer, _ definitions: SVGDefinitions, of scene: Scene, page: Day?, isSeen: Bool, _ xml: inout XML
  ) {
    xml.raw("<g")
    xml.attribute("class", layer.name)
    if let language = layer.language { xml.attribute("lang", language) }
    // The page's stylesheet says it too; this is for where a policy has blocked it.
    if page != nil, !isSeen { xml.raw(" display=\"none\"") }
    if page != nil, layer.language != nil { xml.raw(" stroke-width=\"3\" paint-order=\"stroke\"") }
    let writer = SVGMark(
      idPrefix: idPrefix, palette: scene.palette, typefaces: scene.typefaces, language: layer.language,
      usual: page == nil ? nil : layer.marks.last?.text, page: page)
    writer.writeUsual(&xml)
    if let crop = layer.crop { xml.attribute("clip-path", definitions.reference(to: crop)) }
    xml.raw(">\n")
    var needsHalos = page == nil
    for run in layer.marks.runs(by: \.style.fade) {
      let fade = run.first?.style.fade
      if let fade {
        xml.raw("<g")
        xml.attribute("mask", definitions.reference(to: fade))
        xml.raw(">\n")
      }
      for mark in run {
        if needsHalos, mark.haloed != nil {
          writer.writeHalos(of: layer.marks, &xml)
          needsHalos = false
        }
        writer.write(mark, &xml)
        xml.passOn()
      }
      if fade != nil { xml.raw("</g>\n") }
    }
    xml.raw("</g>\n")
  }
}
