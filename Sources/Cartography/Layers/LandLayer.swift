import Drawing
import Friendships
import Geometry

extension Basemap {
  /// Whether a map of this width wants the coarser of the two built-in basemaps (Natural Earth 1:110m, not 1:50m).
  ///
  /// - Parameter pixelsPerDegree: the map's scale; below 1.5 the finer coast is no longer seen.
  package static func isCoarseEnough(pixelsPerDegree: Double) -> Bool { pixelsPerDegree < 1.5 }
}

extension MapSetting {
  /// The land as one path, and beneath it the water along its coast. Its closing lines along the map's edge lie outside, where the crop hides their stroke.
  func landLayer(_ basemap: Basemap, in panel: Panel) -> Layer {
    let latitudes = panel.viewport.latitudes
    let path = panel.viewport.area(
      basemap.rings, latitudes: latitudes, margin: 2, tolerance: (isForPage ? 0.3 : 0.25) / options.pixelsPerUnit)
    guard !path.isEmpty else { return Layer("land", inset: panel.cluster?.name, crop: panel.viewport.rect, marks: []) }
    // A page, which one enlarges, does without: the rough line would show.
    let coast = isForPage ? Path() : path.shallows(tolerance: 2.5)
    var style = Style(stroke: .shallows, width: 6 * sizes.body)
    style.isRough = true
    let shallows = Mark(.path(coast), style, classes: ["shallows"])
    return Layer(
      "land", inset: panel.cluster?.name, crop: panel.viewport.rect,
      marks: (coast.isEmpty ? [] : [shallows]) + [Mark(.path(path), Style(fill: .land, stroke: .coast, width: 0.7))])
  }
}

extension Path {
  /// The coasts of all but the smallest islands, roughly: for the water along them, whose edge is soft.
  fileprivate func shallows(tolerance: Double) -> Path {
    var result = Path()
    for outline in outlines where outline.count > 20 {
      let coast = simplifiedLoop(Array(outline), tolerance: tolerance)
      if coast.count > 3 { result.append(coast, closed: true) }
    }
    return result
  }
}
