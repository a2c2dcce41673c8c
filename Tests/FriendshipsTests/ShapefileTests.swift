import Geometry
import Messages
import Testing
import TestSupport

@testable import Friendships

@Suite struct ShapefileTests {
  private func read(_ bytes: [UInt8]) -> (rings: [Ring]?, problems: [Problem]) {
    var problems: [Problem] = []
    let rings = bytes.withUnsafeBytes { Shapefile.rings($0, file: "a.shp", problems: &problems) }
    return (rings, problems)
  }

  /// Numbers of the records: the index files of both have 100 bytes and 8 for each record, 127 and 1420 of them.
  @Test(arguments: [false, true]) func theBuiltInFilesAreLand(_ isFine: Bool) throws {
    let (read, problems) = read(isFine ? Shenyang.fineLand : Shenyang.coarseLand)
    let rings = try #require(read)
    #expect(problems.isEmpty)
    #expect(rings.count >= (isFine ? 1420 : 127))
    #expect(rings.allSatisfy { $0.count >= 3 && $0.first != $0.last })
    #expect(rings.joined().allSatisfy { abs($0.latitude) <= 90.001 && abs($0.longitude) <= 180.001 })
    // Antarctica is closed along the pole, and northern Greenland reaches 83.6°N.
    #expect((-90.001 ... -89.99).contains(rings.joined().map(\.latitude).min() ?? 0))
    #expect((83.5...83.7).contains(rings.joined().map(\.latitude).max() ?? 0))
  }

  /// A file with one polygon record of these parts and points.
  private func polygon(
    type: Int32 = 5, parts: [Int32] = [0], points: [(Double, Double)] = [(0, 0), (10, 0), (10, 10), (0, 0)],
    counts: (Int32, Int32)? = nil
  ) -> [UInt8] {
    LandFile.shapefile([LandFile.record(type: type, parts: parts, points: points, counts: counts)])
  }

  private func expectProblem(_ bytes: [UInt8], _ words: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let (rings, problems) = read(bytes)
    #expect(rings == nil, sourceLocation: sourceLocation)
    #expect(problems.count == 1 && problems[0].place == "a.shp", sourceLocation: sourceLocation)
    #expect(problems.first?.what.description.contains(words) == true, "\(problems)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [5, 15, 25] as [Int32]) func polygonsOfEveryKindAreRead(_ type: Int32) {
    let corners = [(0, 0), (0, 10), (10, 10)].map { Coordinate(latitude: $0.0, longitude: $0.1) }
    #expect(read(polygon(type: type)).rings == [corners])
  }

  @Test func partsAreRingsAndNullShapesAreSkipped() {
    let points = [(0.0, 0.0), (1, 0), (1, 1), (0, 0), (5, 5), (6, 5), (6, 6), (5, 5)]
    #expect(read(polygon(parts: [0, 4], points: points)).rings?.map(\.count) == [3, 3])
    let null = LandFile.little(Int32(0))
    let body = Array(polygon().dropFirst(108))
    #expect(read(LandFile.shapefile([null, body, null])).rings?.count == 1)
  }

  @Test func wrongFilesAreRefused() {
    expectProblem([], "ends too early")
    expectProblem([UInt8](repeating: 0, count: 99), "ends too early")
    expectProblem([UInt8](repeating: 0, count: 200), "not a Shapefile")
    expectProblem(LandFile.shapefile([]), "no polygons")
    expectProblem(LandFile.shapefile([LandFile.little(Int32(0))]), "no polygons")
    for type: Int32 in [1, 3, 8, 31, -5, .max] { expectProblem(polygon(type: type), "not polygons") }
    expectProblem(polygon(points: [(0, 0), (1, 0)]), "no polygons")
  }

  @Test func lyingCountsAreRefused() {
    for counts: (Int32, Int32) in [(-1, 4), (1, -4), (1, 5), (.max, .max), (.max, 0), (.min, .min), (18, 0)] {
      expectProblem(polygon(counts: counts), "a record promises")
    }
    for parts: [Int32] in [[-1], [5], [.max], [.min], [3, 1], [0, 9]] {
      expectProblem(polygon(parts: parts), "a ring begins")
    }
  }

  @Test func placesOffTheGlobeAreRefused() {
    for bad in [Double.nan, .infinity, -.infinity, 361, 1e300] {
      expectProblem(polygon(points: [(0, 0), (bad, 0), (1, 1), (0, 0)]), "not longitude and latitude")
      expectProblem(polygon(points: [(0, 0), (0, bad), (1, 1), (0, 0)]), "not longitude and latitude")
    }
    expectProblem(polygon(points: [(0, 0), (0, 91), (1, 1), (0, 0)]), "not longitude and latitude")
  }

  @Test(arguments: 1...60) func aFileThatIsCutShortIsRefused(_ seed: UInt64) {
    var random = Seeded(seed)
    let bytes = Array(Shenyang.coarseLand.prefix(.random(in: 0..<Shenyang.coarseLand.count, using: &random)))
    #expect(read(bytes).rings == nil && read(bytes).problems.count == 1)
    // The same with a header that fits, so that the records themselves are looked at.
    guard bytes.count >= 100 else { return }
    let even = Array(bytes.prefix(bytes.count / 2 * 2))
    let mended = even[..<24] + LandFile.big(Int32(even.count / 2)) + even[28...]
    let (rings, problems) = read(Array(mended))
    #expect((rings == nil) == (problems.count == 1))
  }

  /// What lies beside a Shapefile speaks first.
  @Test func whatIsProjectedIsRefusedBeforeItIsRead() {
    var problems: [Problem] = []
    let land = { (system: String, problems: inout [Problem]) in
      [UInt8]([1, 2, 3]).withUnsafeBytes {
        Basemap(
          shapefile: $0, system: ("a.prj", Array(system.utf8)), name: "a.shp", digest: "", problems: &problems)
      }
    }
    #expect(land("PROJCS[\"Mercator\",GEOGCS[\"WGS 84\"]]", &problems) == nil)
    #expect(problems.map(\.place) == ["a.prj"])
    #expect(land("GEOGCS[\"WGS 84\"]", &problems) == nil)
    #expect(problems.map(\.place) == ["a.prj", "a.shp"])
  }

  /// The first records of the built-in file, whole ones: each says its length in words of two bytes.
  private var firstRecords: [[UInt8]] {
    let land = Shenyang.coarseLand
    var offset = 100
    return (0..<8).map { _ in
      let count = land[offset + 4..<offset + 8].reduce(0) { $0 << 8 | Int($1) } * 2
      defer { offset += 8 + count }
      return Array(land[offset + 8..<offset + 8 + count])
    }
  }

  /// Any change gives rings or a problem, never a trap; and whatever is read can be joined.
  @Test(arguments: 1...15) func changedBytesNeverStopIt(_ seed: UInt64) {
    var random = Seeded(seed)
    let source = LandFile.shapefile(firstRecords)
    #expect(read(source).rings != nil)
    for _ in 0..<20 {
      var bytes = source
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let end = Bool.random(using: &random) ? 170 : bytes.count
        let values: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF, .random(in: 0...255, using: &random)]
        bytes[.random(in: 100..<end, using: &random)] = values.randomElement(using: &random) ?? 0
      }
      var problems: [Problem] = []
      let basemap = bytes.withUnsafeBytes {
        Basemap(shapefile: $0, name: "a.shp", digest: "", problems: &problems)
      }
      #expect((basemap == nil) == (problems.count == 1))
    }
  }
}
