import Geometry

/// The display list in time: everything on the map, for all days, composed once.
package struct Scene: Equatable, Sendable {
  /// The page: its upper left corner is the origin.
  package let size: Size
  /// The colours.
  package let palette: Palette
  /// The faces of its words, and of a caption that is painted above it.
  package let typefaces: Typefaces
  /// The layers in painting order.
  package let layers: [Layer]

  /// A scene of layers in painting order.
  package init(size: Size, palette: Palette, typefaces: Typefaces = .usual, layers: [Layer]) {
    self.size = size
    self.palette = palette
    self.typefaces = typefaces
    self.layers = layers
  }

  /// The scene with its words in other faces.
  package func set(in typefaces: Typefaces) -> Scene {
    Scene(size: size, palette: palette, typefaces: typefaces, layers: layers)
  }

  /// The scene of one day: the marks whose lifespan holds it, with the label layer of one language.
  ///
  /// - Parameters:
  ///   - day: the day to show.
  ///   - language: the language whose layers are kept; layers without a language always are.
  package func at(_ day: Day, language: String) -> Scene {
    Scene(
      size: size, palette: palette, typefaces: typefaces,
      layers: layers(in: language).map { $0.at(day).cutAtItsEdge })
  }

  /// The layers without a language and those of one, for all time.
  package func layers(in language: String) -> [Layer] {
    layers.filter { $0.language == nil || $0.language == language }
  }
}

/// The size of a page in output units.
package struct Size: Hashable, Sendable {
  /// The width, above 0.
  package let width: Double
  /// The height, above 0.
  package let height: Double

  /// A size of width and height.
  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// Marks that are painted together.
package struct Layer: Equatable, Sendable {
  /// What the layer is: the class of its group.
  package let name: String
  /// The name of the inset that it belongs to; nothing for the map of the world.
  package let inset: String?
  /// The language of its words, as a BCP 47 tag, when the scene holds one such layer for each language.
  package let language: String?
  /// The rectangle outside of which nothing of it is seen.
  package let crop: Rect?
  /// Its marks in painting order.
  package let marks: [Mark]

  /// A layer of marks in painting order.
  package init(
    _ name: String, inset: String? = nil, language: String? = nil, crop: Rect? = nil, marks: [Mark]
  ) {
    self.name = name
    self.inset = inset
    self.language = language
    self.crop = crop
    self.marks = marks
  }

  func at(_ day: Day) -> Layer {
    let count = marks.count { $0.lifespan.contains(day) }
    // The marks of a large table are not copied in vain, and never into more room than they need.
    if count == marks.count { return self }
    var shown: [Mark] = []
    shown.reserveCapacity(count)
    for mark in marks where mark.lifespan.contains(day) { shown.append(mark) }
    return with(shown)
  }

  /// What of the layer is not there on a day.
  package func hidden(on day: Day) -> Layer { with(marks.filter { !$0.lifespan.contains(day) }) }

  /// The layer with its lines ending where its rectangle does: some readers of SVG know no clip path.
  ///
  /// It comes after all else that depends on a line's length, such as its growing.
  package var cutAtItsEdge: Layer {
    guard let crop, marks.contains(where: { $0.leaves(crop) }) else { return self }
    return with(marks.compactMap { $0.cut(to: crop) })
  }

  /// The corners of the outlines of all its areas.
  package var outlines: [ArraySlice<Point>] {
    marks.flatMap { mark -> [ArraySlice<Point>] in
      if mark.style.fill != nil, case .path(let path) = mark.shape { path.outlines } else { [] }
    }
  }

  /// The layer with other marks.
  func with(_ marks: [Mark]) -> Layer {
    Layer(name, inset: inset, language: language, crop: crop, marks: marks)
  }
}

extension Mark {
  /// Whether a line reaches out of a rectangle, by its points, those that only bend it too; so sometimes in vain.
  fileprivate func leaves(_ rect: Rect) -> Bool {
    guard case .path(let path) = shape, style.fill == nil else { return false }
    return !path.lies(in: rect)
  }

  /// A line cut where a rectangle ends; nothing when it lies outside. Areas and other shapes stay as they are.
  fileprivate func cut(to rect: Rect) -> Mark? {
    guard case .path(let path) = shape, leaves(rect) else { return self }
    let part = path.cut(to: rect)
    return part.isEmpty ? nil : with(part)
  }
}

/// What is said about a date.
package struct Caption: Equatable, Sendable {
  /// The name of the picture, one line.
  package let title: String
  /// The picture in sentences, for those who do not see it.
  package let description: String
  /// The language of title and description, as a BCP 47 tag.
  package let language: String
  /// Legend, year stamp and small print, painted above the scene.
  package let layers: [Layer]

  /// A caption.
  package init(title: String, description: String, language: String, layers: [Layer]) {
    self.title = title
    self.description = description
    self.language = language
    self.layers = layers
  }
}
