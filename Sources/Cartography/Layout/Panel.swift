import Drawing
import Friendships
import Geometry

/// A map on the page: the map itself, or an inset. Both are drawn by the same layers.
struct Panel {
  let viewport: Viewport
  /// What an inset shows; nothing for the map itself.
  let cluster: Cluster?

  /// The map itself.
  init(_ viewport: Viewport) { (self.viewport, cluster) = (viewport, nil) }

  /// An inset.
  init(_ viewport: Viewport, of cluster: Cluster) { (self.viewport, self.cluster) = (viewport, cluster) }

  /// Whether it is the map itself, not an inset.
  var isMain: Bool { cluster == nil }

  /// Put before the ids of an inset's marks.
  var idPrefix: String { cluster.map { "inset-\($0.name)-" } ?? "" }

  /// What the marks of an inset carry besides their own facts.
  var facts: [Mark.Datum] { cluster.map { [Mark.Datum("inset", $0.name)] } ?? [] }

  /// Outside of which nothing of it is seen; of the map of the world nothing lies outside.
  var crop: Rect? { isMain && viewport.isWhole ? nil : viewport.rect }

  /// Whether a city has its marker and its link in the panel: an inset shows its own cities alone.
  func shows(_ city: Int, of atlas: Atlas) -> Bool {
    if let cluster { return cluster.members.contains(city) }
    return contains(atlas.cities[city].coordinate)
  }

  /// Whether a place lies in the panel.
  func contains(_ coordinate: Coordinate) -> Bool {
    viewport.isWhole || viewport.rect.contains(viewport.point(coordinate))
  }

  /// Whether the hub is drawn: where it lies in the panel.
  func showsHub(of atlas: Atlas) -> Bool { contains(atlas.hub.coordinate) }

  /// Whether a line of the page can be seen in the panel; by the rectangle around its points, so sometimes in vain.
  func mayShow(_ path: Path) -> Bool {
    guard let crop else { return true }
    return path.points(every: 20).contains { run in run.contains { crop.distance(to: $0) < 20 } }
  }
}

extension Viewport {
  /// Whether it is the map of the world, on which no place lies outside.
  var isWhole: Bool { longitudes == -180...180 && latitudes.upperBound == 90 }
}
