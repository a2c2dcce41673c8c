/// A map projection: two formulas on the unit sphere.
///
/// A projection knows nothing of the page, of the central meridian or of the edge where the map is cut: `Viewport` does
/// all that once for every projection. To add one, write its file and list it in `all`.
package struct Projection: Sendable {
  /// The name by which users ask for it.
  package let id: String
  /// From longitude `-π...π` (0 on the central meridian) and latitude `-π/2...π/2`, in radians, to the plane: x to the
  /// east, y to the north, on a sphere of radius 1.
  package let forward: @Sendable (_ λ: Double, _ φ: Double) -> Point
  /// From the plane back to longitude and latitude in radians; nothing for a point outside of the map. Only tests go back.
  package let inverse: @Sendable (Point) -> (λ: Double, φ: Double)?

  /// A projection of a name and its two formulas, which must undo each other.
  package init(
    id: String, forward: @escaping @Sendable (_ λ: Double, _ φ: Double) -> Point,
    inverse: @escaping @Sendable (Point) -> (λ: Double, φ: Double)?
  ) {
    self.id = id
    self.forward = forward
    self.inverse = inverse
  }

  /// The catalogue: for each projection its name and how to make it for a standard parallel in degrees.
  package static let all: [(id: String, make: @Sendable (_ standardParallel: Double) -> Projection)] = [
    ("equirectangular", Projection.equirectangular)
  ]
}
