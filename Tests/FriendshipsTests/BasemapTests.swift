import Drawing
import Geometry
import Messages
import Testing
import TestSupport

@testable import Friendships

/// However a file writes its polygons, the picture is the same.
@Suite struct BasemapTests {
  private func outlines(_ polygons: [[Ring]], _ meridian: Double = 150) throws -> [[Point]] {
    var problems: [Problem] = []
    let basemap = Basemap(
      geoJSON: Array(LandFile.geoJSON(of: polygons).utf8), name: "a", digest: "", problems: &problems)
    let viewport = Viewport(
      projection: .equirectangular(standardParallel: 30), centralMeridian: meridian, latitudes: -60...85,
      in: Rect(x: 0, y: 0, width: 1000, height: 600))
    // Without simplification, which depends on where a ring begins.
    let path = viewport.area(try #require(basemap).rings, latitudes: -60...85, tolerance: 0)
    return path.elements.reduce(into: []) { outlines, element in
      switch element {
      case .move(let point): outlines.append([point])
      case .line(let point): outlines[outlines.count - 1].append(point)
      case .curve, .close: break
      }
    }
  }

  private func ring(_ places: (Double, Double)...) -> Ring {
    places.map { Coordinate(latitude: $0.1, longitude: $0.0) }
  }

  private func corners(_ outlines: [[Point]]) -> Set<Set<Point>> { Set(outlines.map { Set($0) }) }

  @Test(arguments: 1...20) func theOrderOfRingsAndOfTheirPlacesDoesNotMatter(_ seed: UInt64) throws {
    var random = Seeded(seed)
    let polygons = LandFile.polygons(&random)
    let turned = polygons.map { $0.map { Ring($0.reversed()) }.shuffled(using: &random) }.shuffled(using: &random)
    let meridian = Double.random(in: -180...180, using: &random)
    #expect(corners(try outlines(polygons, meridian)) == corners(try outlines(turned, meridian)))
  }

  /// An island from 170°E to 170°W: run on across 180°, with a jump, and one turn farther west.
  @Test func longitudesMayRunOnOrJump() throws {
    let island = try outlines([[ring((170, 0), (190, 0), (190, 10), (170, 10), (170, 0))]])
    #expect(island.count == 1)
    for other in [
      ring((170, 0), (-170, 0), (-170, 10), (170, 10), (170, 0)),
      ring((-190, 0), (-170, 0), (-170, 10), (-190, 10), (-190, 0)),
    ] {
      #expect(try corners(outlines([[other]])) == corners(island))
      // In another file it is not alone, so that the file's middle is elsewhere.
      let both = try outlines([[other], [ring((-180, 20), (-160, 20), (-160, 30), (-180, 20))]])
      #expect(corners(both).isSuperset(of: corners(island)))
    }
  }

  /// A file of longitudes 0 to 360 cuts Africa and Europe at Greenwich, not Fiji at 180°.
  @Test func aFileOfLongitudesTo360IsJoinedAtGreenwich() throws {
    let whole = try outlines([[ring((-10, 0), (10, 0), (10, 10), (-10, 10), (-10, 0))]], 0)
    let halves = try outlines(
      [
        [ring((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))], [ring((350, 0), (360, 0), (360, 10), (350, 10), (350, 0))],
      ], 0)
    #expect(halves.count == 1)
    // The places on the cut remain, on a straight line.
    #expect(try corners(halves).first?.isSuperset(of: #require(corners(whole).first)) == true)
  }

  /// A coast once around the pole may be closed along the cut and the pole, or be left open: it reaches the map's end.
  @Test func aCoastAroundAPoleIsClosed() throws {
    let coast = stride(from: -180.0, through: 180, by: 10).map { Coordinate(latitude: 70, longitude: $0) }
    let pole = [Coordinate(latitude: 90, longitude: 180), Coordinate(latitude: 90, longitude: -180)]
    for ring in [coast + pole + [coast[0]], coast.dropLast() + [coast[0]], Ring(coast.dropLast())] {
      let land = try outlines([[ring]])
      #expect(land.count == 1)
      let (xs, ys) = (land[0].map(\.x), land[0].map(\.y))
      #expect(xs.min() == 0 && xs.max() == 1000)
      #expect(Set(ys).count == 2)
    }
  }

  @Test func theBuiltInLandIsNamedOnlyWhereItIsDrawn() throws {
    var atlas = Shenyang.atlas
    let land = "Land: Natural Earth (public domain)."
    #expect(atlas.attribution?["en"] == land + " Agreements: public sources named per city.")
    atlas.attribution = nil
    atlas.creditBuiltInLand(Shenyang.words)
    #expect(atlas.attribution?["en"] == land)
    var problems: [Problem] = []
    let file = try #require(MapFile(Shenyang.mapBytes, file: "map.json", looks: Shenyang.looks, problems: &problems))
    #expect(file.attribution?["en"].contains("Natural Earth") == false)
  }
}
