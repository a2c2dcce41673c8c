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
    write(scene.layers.map(\.cutAtItsEdge), palette: scene.palette, page: day, &xml)
    xml.raw("</svg>\n")
    return xml.bytes
  }

  /// A document of layers as they are, with a stylesheet or, for a still, none.
  func document(_ scene: Scene, caption: Caption, metadata: String, style: String?) -> [UInt8] {
    var xml = XML()
    // Generous: memory that is not written to costs nothing, growing twice as much as there is.
    xml.reserve(1 << 18 + scene.layers.reduce(0) { $0 + $1.marks.count } << 10)
    openRoot(scene.size, caption, &xml)
    xml.raw("<metadata>")
    xml.text(metadata)
    xml.raw("</metadata>\n")
    if let style {
      xml.raw("<style>")
      xml.text(style)
      xml.raw("</style>\n")
    }
    write(scene.layers + caption.layers, palette: scene.palette, page: nil, &xml)
    xml.raw("</svg>\n")
    return xml.bytes
  }

  /// Layers in painting order, those of an inset in a group of their own.
  private func write(_ layers: [Layer], palette: Palette, page: Day?, _ xml: inout XML) {
    // Equal rectangles share one definition.
    let crops = layers.compactMap(\.crop).reduce(into: [Rect]()) { if !$0.contains($1) { $0.append($1) } }
    define(crops, &xml)
    var inset: String?
    for layer in layers {
      if layer.inset != inset {
        if inset != nil { xml.raw("</g>\n") }
        begin(inset: layer.inset, &xml)
        inset = layer.inset
      }
      write(layer, crops: crops, palette: palette, page: page, &xml)
    }
    if inset != nil { xml.raw("</g>\n") }
  }

  private func openRoot(_ size: Size, _ caption: Caption, _ xml: inout XML) {
    xml.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
    xml.number(size.width)
    xml.raw(" ")
    xml.number(size.height)
    xml.raw("\"")
    xml.attribute("lang", caption.language)
    xml.raw(" role=\"img\"")
    xml.attribute("aria-labelledby", "\(idPrefix)title \(idPrefix)description")
    xml.attribute("font-family", Self.fonts)
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

  /// Faces that hold Chinese and Latin in one design, as Linux, macOS and Windows have them. The first is the name under
  /// which Linux installs it, for readers that look no further.
  private static let fonts =
    "Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC,PingFang SC,Microsoft YaHei,sans-serif"

  /// Faces of the same Latin letters whose quotation marks are no wider than in other Latin faces.
  static let latinFonts =
    "Noto Sans CJK KR,Noto Sans KR,Source Han Sans KR,Helvetica Neue,Segoe UI,Arial,sans-serif"

  private func define(_ crops: [Rect], _ xml: inout XML) {
    guard !crops.isEmpty else { return }
    xml.raw("<defs>")
    for (index, crop) in crops.enumerated() {
      xml.raw("<clipPath")
      xml.attribute("id", clipID(index))
      xml.raw("><path")
      xml.pathData(Path(crop))
      xml.raw("/></clipPath>")
    }
    xml.raw("</defs>\n")
  }

  private func clipID(_ index: Int) -> String { "\(idPrefix)clip-\(index + 1)" }

  /// Begins the group of the layers of an inset.
  private func begin(inset name: String?, _ xml: inout XML) {
    guard let name else { return }
    xml.raw("<g class=\"inset\"")
    xml.data("inset", name)
    xml.raw(">\n")
  }

  private func write(_ layer: Layer, crops: [Rect], palette: Palette, page: Day?, _ xml: inout XML) {
    xml.raw("<g")
    xml.attribute("class", layer.name)
    if let language = layer.language { xml.attribute("lang", language) }
    if let index = layer.crop.flatMap(crops.firstIndex) { xml.attribute("clip-path", "url(#\(clipID(index)))") }
    xml.raw(">\n")
    let writer = SVGMark(idPrefix: idPrefix, palette: palette, language: layer.language, page: page)
    var needsHalos = page == nil
    for mark in layer.marks {
      if needsHalos, mark.haloed != nil {
        writer.writeHalos(of: layer.marks, &xml)
        needsHalos = false
      }
      writer.write(mark, &xml)
    }
    xml.raw("</g>\n")
  }
}
