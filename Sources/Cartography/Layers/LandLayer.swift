import Drawing
import Friendships
import Geometry

extension Basemap {
  /// The latitude to which the land on the map of the world reaches, degrees: beyond it there is none.
  static let northEdge = 84.0

  /// Whether a map of this width wants the coarser of the two built-in basemaps (Natural Earth 1:110m, not 1:50m).
  ///
  /// - Parameter pixelsPerDegree: the map's scale; below 1.5 the finer coast is no longer seen.
  package static func isCoarseEnough(pixelsPerDegree: Double) -> Bool { pixelsPerDegree < 1.5 }
}

extension MapSetting {
  /// The land: one path. Its closing lines along the map's edge lie outside, where the crop hides their stroke.
  func landLayer(_ basemap: Basemap, in panel: Panel) -> Layer {
    let latitudes = panel.region.map { $0.south...$0.north } ?? viewport.latitudes.lowerBound...Basemap.northEdge
    let path = panel.viewport.area(
      basemap.rings, latitudes: latitudes, margin: 2, tolerance: 0.25 / options.pixelsPerUnit)
    let style = Style(fill: .land, stroke: .coast, width: 0.7)
    return Layer(
      "land", inset: panel.region?.name, crop: panel.viewport.rect,
      marks: path.isEmpty ? [] : [Mark(.path(path), style)])
  }
}
