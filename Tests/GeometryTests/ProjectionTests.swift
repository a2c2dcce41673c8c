import Geometry
import Testing
import TestSupport

@Suite struct ProjectionTests {
  @Test func namesAreUniqueAndKept() {
    #expect(Set(Projection.all.map(\.id)).count == Projection.all.count)
    for entry in Projection.all { #expect(entry.make(30).id == entry.id) }
  }

  @Test(arguments: Projection.all.indices, [0.0, 15, 30, 45, 60, -30])
  func inverseUndoesForward(_ index: Int, _ parallel: Double) throws {
    let projection = Projection.all[index].make(parallel)
    var random = Seeded(40)
    for _ in 0..<200 {
      // Just within the edge, where rounding may not decide.
      let (λ, φ) = (random.number(-3.1415...3.1415), random.number(-1.5707...1.5707))
      let back = try #require(projection.inverse(projection.forward(λ, φ)))
      #expect(abs(back.λ - λ) < 1e-13 && abs(back.φ - φ) < 1e-13)
    }
  }

  /// What `Viewport` takes for granted of every projection: north is up and east is right.
  @Test(arguments: Projection.all.indices)
  func northIsUp(_ index: Int) {
    let forward = Projection.all[index].make(30).forward
    #expect(forward(0, 0.5).y > forward(0, -0.5).y)
    #expect(forward(0.5, 0).x > forward(-0.5, 0).x)
  }
}
