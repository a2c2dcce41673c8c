import Foundation
import Geometry

/// A great circle and its equirectangular image, worked out apart from the program: by slerp instead of tangents, and
/// on the page by the rule of three between the edges of the frame.
struct ArcImage {
  let map: Viewport
  let start: SIMD3<Double>
  let end: SIMD3<Double>
  let normal: SIMD3<Double>
  let angle: Double

  init(_ from: Coordinate, _ to: Coordinate, on map: Viewport) {
    self.map = map
    (start, end) = (Self.vector(from.latitude, from.longitude), Self.vector(to.latitude, to.longitude))
    let (a, b) = (start, end)
    let product = SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    let length = (product * product).sum().squareRoot()
    normal = product / length
    angle = atan2(length, (a * b).sum())
  }

  private static func vector(_ latitude: Double, _ longitude: Double) -> SIMD3<Double> {
    let (φ, λ) = (latitude * Double.pi / 180, longitude * Double.pi / 180)
    return SIMD3(cos(φ) * cos(λ), cos(φ) * sin(λ), sin(φ))
  }

  /// Output units per degree of longitude and of latitude.
  var scale: (x: Double, y: Double) {
    (map.rect.width / 360, map.rect.height / (map.latitudes.upperBound - map.latitudes.lowerBound))
  }

  func page(_ latitude: Double, _ longitude: Double) -> Point {
    var relative = (longitude - map.centralMeridian + 180).truncatingRemainder(dividingBy: 360)
    if relative < 0 { relative += 360 }
    return Point(
      x: map.rect.x + relative * scale.x, y: map.rect.y + (map.latitudes.upperBound - latitude) * scale.y)
  }

  /// K. Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985: the interpolation on a sphere.
  func slerp(_ share: Double) -> Point {
    let v = start * (sin((1 - share) * angle) / sin(angle)) + end * (sin(share * angle) / sin(angle))
    return page(atan2(v.z, hypot(v.x, v.y)) * 180 / Double.pi, atan2(v.y, v.x) * 180 / Double.pi)
  }

  private func sphere(_ point: Point) -> SIMD3<Double> {
    let longitude = map.centralMeridian - 180 + (point.x - map.rect.x) / scale.x
    return Self.vector(map.latitudes.upperBound - (point.y - map.rect.y) / scale.y, longitude)
  }

  /// How far a point of the page lies off the image of the whole great circle: the root of its equation nearby, by
  /// Newton's method along the gradient.
  func distance(_ point: Point) -> Double {
    let height = { (p: Point) in (normal * sphere(p)).sum() }
    var foot = point
    for _ in 0..<3 {
      let h = 1e-3
      let gx = (height(Point(x: foot.x + h, y: foot.y)) - height(Point(x: foot.x - h, y: foot.y))) / (2 * h)
      let gy = (height(Point(x: foot.x, y: foot.y + h)) - height(Point(x: foot.x, y: foot.y - h))) / (2 * h)
      let (value, squared) = (height(foot), gx * gx + gy * gy)
      guard abs(value) > 1e-13, squared > 0 else { break }
      foot = Point(x: foot.x - value * gx / squared, y: foot.y - value * gy / squared)
    }
    return (foot - point).length
  }

  /// Whether a point of the page lies between the two ends, give or take an angle in radians.
  func isBetweenEnds(_ point: Point, slack: Double) -> Bool {
    let (v, sum) = (sphere(point), start + end)
    let middle = sum / (sum * sum).sum().squareRoot()
    return (v * middle).sum() >= cos(min(Double.pi, angle / 2 + slack))
  }
}
