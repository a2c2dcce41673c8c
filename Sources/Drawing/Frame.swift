import Geometry

/// One picture of an animation: a day, how far its year has come, and how long it is shown.
package struct Frame: Equatable, Sendable {
  /// The day whose map the year ends with.
  package let day: Day
  /// How far the new links have grown since the year before, above 0; at 1 the frame is the still of its day.
  package let share: Double
  /// How long it is shown, in hundredths of a second.
  package let centiseconds: Int

  /// A frame.
  package init(day: Day, share: Double = 1, centiseconds: Int) {
    self.day = day
    self.share = share
    self.centiseconds = centiseconds
  }

  /// The day whose caption and marks it shows: the year before's until the year is complete.
  package var shownDay: Day { share < 1 ? Day(lastOf: day.year - 1) : day }
}

extension Scene {
  /// The scene of a frame: the still of its day, or the still of the year before with the year's new links on their way.
  ///
  /// New links grow from their beginning, quickly at first and gently at the end, with a dot at their tips, and the marks of the strip of
  /// years appear with them; whatever else is new, and whatever leaves, waits for the still.
  package func at(_ frame: Frame, language: String) -> Scene {
    let still = at(frame.shownDay, language: language)
    guard frame.share < 1 else { return still }
    let eased = 1 - (1 - frame.share) * (1 - frame.share)
    let grown = zip(layers(in: language), still.layers).map { whole, layer in
      let new = whole.marks.filter { mark in
        mark.lifespan.contains(frame.day) && !mark.lifespan.contains(frame.shownDay)
      }
      if whole.isTimeline { return layer.with(layer.marks + new) }
      let links = new.filter { $0.classes.first == "link" }.compactMap { $0.begun(eased) }
      return layer.with(layer.marks + links + links.compactMap(\.tip)).cutAtItsEdge
    }
    return Scene(size: size, palette: palette, typefaces: typefaces, layers: grown)
  }
}

extension Layer {
  /// Whether it is the strip of years.
  fileprivate var isTimeline: Bool { name.hasSuffix("timeline") }
}

extension Mark {
  /// The beginning of a line; nothing for other shapes.
  fileprivate func begun(_ share: Double) -> Mark? {
    guard case .path(let path) = shape else { return nil }
    return with(path.prefix(share: share))
  }

  /// A dot at the end of a line, in its colour.
  fileprivate var tip: Mark? {
    guard case .path(let path) = shape, let end = path.elements.last?.end, let stroke = style.stroke else { return nil }
    return Mark(.marker(Marker(.disc, at: end, radius: 1.6 * style.width)), Style(fill: stroke), classes: ["tip"])
  }
}
