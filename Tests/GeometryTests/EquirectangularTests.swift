import Foundation
import Geometry
import Testing

@Suite struct EquirectangularTests {
  /// J. P. Snyder, "Map Projections: A Working Manual" (1987), 12-1: x = R (λ - λ₀) cos φ₁; 12-2: y = R φ.
  @Test(arguments: [(0.0, 1.0), (60, 0.5), (-60, 0.5), (45, 0.7071067811865476), (30, 0.8660254037844386)])
  func forwardIsSnyders(_ standardParallel: Double, _ cosine: Double) {
    let forward = Projection.equirectangular(standardParallel: standardParallel).forward
    for λ in [-Double.pi, -1.0, 0, 0.5, Double.pi] {
      for φ in [-Double.pi / 2, -0.7, 0, 1.1, Double.pi / 2] {
        let point = forward(λ, φ)
        #expect(abs(point.x - λ * cosine) < 1e-15 * 4)
        #expect(point.y == φ)
      }
    }
  }

  @Test func distancesAreTrueAlongTheStandardParallel() {
    for parallel in [0.0, 30, 50] {
      let projection = Projection.equirectangular(standardParallel: parallel)
      let φ = parallel * Double.pi / 180
      let length = (projection.forward(0.2, φ) - projection.forward(0.1, φ)).length
      #expect(abs(length - 0.1 * cos(φ)) < 1e-15)
    }
  }

  @Test(arguments: [0.0, 30, 60])
  func outsideOfTheMapIsNowhere(_ parallel: Double) {
    let inverse = Projection.equirectangular(standardParallel: parallel).inverse
    let edge = cos(parallel * Double.pi / 180) * Double.pi
    #expect(inverse(Point(x: edge + 1e-6, y: 0)) == nil)
    #expect(inverse(Point(x: -edge - 1e-6, y: 0)) == nil)
    #expect(inverse(Point(x: 0, y: Double.pi / 2 + 1e-6)) == nil)
    #expect(inverse(Point(x: 0, y: -Double.pi / 2 - 1e-6)) == nil)
    #expect(inverse(Point(x: edge - 1e-6, y: Double.pi / 2 - 1e-6)) != nil)
  }
}
