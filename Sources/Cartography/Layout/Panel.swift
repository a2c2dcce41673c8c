import Drawing
import Friendships
import Geometry

/// A map on the page: the world, or a part of it in an inset. Both are drawn by the same layers.
struct Panel {
  let viewport: Viewport
  /// The region of an inset; nothing for the map of the world.
  let region: Region?

  /// Put before the ids of an inset's marks.
  var idPrefix: String { region.map { "inset-\($0.name)-" } ?? "" }

  /// What the marks of an inset carry besides their own facts.
  var facts: [Mark.Datum] { region.map { [Mark.Datum("inset", $0.name)] } ?? [] }

  /// Outside of which nothing of an inset is seen.
  var crop: Rect? { region == nil ? nil : viewport.rect }

  /// Whether a place lies in the panel, with some room around it for its marker.
  func shows(_ coordinate: Coordinate) -> Bool { region?.contains(coordinate) ?? true }

  /// Whether a line of the page can be seen in the panel; by the rectangle around its points, so sometimes in vain.
  func mayShow(_ path: Path) -> Bool {
    guard let crop else { return true }
    return path.points(every: 20).contains { run in run.contains { crop.distance(to: $0) < 20 } }
  }
}
