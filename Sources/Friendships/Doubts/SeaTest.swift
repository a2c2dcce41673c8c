import Geometry

/// Tells whether a place lies in the open sea, by the same rule as the doubts about a table.
package struct SeaTest: Sendable {
  private let raster: LandRaster

  /// A test by a land; making one takes some time.
  package init(_ land: Basemap) { raster = LandRaster(land.rings) }

  /// Whether there is no land within 60 km of a place: nearer ones may lie on islands that the land has not.
  package func isInTheSea(_ coordinate: Coordinate) -> Bool {
    !raster.hasLand(within: Doubts.farFromLand, of: coordinate)
  }
}
