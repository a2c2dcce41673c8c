import Geometry
import Messages
import Testing
import TestSupport

@testable import Friendships

@Suite struct GeoJSONTests {
  private func read(_ text: String) -> (rings: [Ring]?, problems: [Problem]) { read(Array(text.utf8)) }

  private func read(_ bytes: [UInt8]) -> (rings: [Ring]?, problems: [Problem]) {
    var problems: [Problem] = []
    return (GeoJSON.rings(bytes, file: "a.geojson", problems: &problems), problems)
  }

  @Test func topoJSONIsToldHowToBecomeGeoJSON() {
    let (rings, problems) = read("{\"arcs\": [[[0, 0], [1, 1]]], \"objects\": {}, \"type\": \"Topology\"}")
    let cure = "expected GeoJSON: convert this TopoJSON to it, for example with mapshaper or ogr2ogr"
    #expect(rings == nil && problems.map(\.description) == ["a.geojson: type: unknown type: \"Topology\"; \(cure)"])
  }

  private static let square = "[[0, 0], [0, 10], [10, 10], [0, 0]]"
  private static let polygon = "{\"type\": \"Polygon\", \"coordinates\": [\(square)]}"
  private let corners = [(0, 0), (10, 0), (10, 10)].map { Coordinate(latitude: $0.0, longitude: $0.1) }

  @Test(arguments: [
    polygon,
    "{\"type\": \"MultiPolygon\", \"coordinates\": [[\(square)]]}",
    "{\"type\": \"Feature\", \"properties\": {\"name\": \"x\"}, \"geometry\": \(polygon)}",
    "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"geometry\": \(polygon)}]}",
    "{\"type\": \"GeometryCollection\", \"geometries\": [{\"type\": \"GeometryCollection\", \"geometries\": [\(polygon)]}]}",
    // What is no land is skipped.
    "{\"type\": \"GeometryCollection\", \"geometries\": [null, \(polygon), {\"type\": \"Point\", \"coordinates\": [1, 2]}]}",
    "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"geometry\": null}, "
      + "{\"type\": \"Feature\", \"geometry\": {\"type\": \"LineString\", \"coordinates\": []}}, \(polygon)]}",
    "{\"type\": \"MultiPolygon\", \"coordinates\": [[], [[]], [\(square), [[1, 1], [2, 2], [1, 1]]]]}",
    // Heights, an open ring, a byte order mark.
    "{\"type\": \"Polygon\", \"coordinates\": [[[0, 0, 7], [0, 10, 7, 8], [10, 10]]]}",
    "\u{FEFF}" + polygon,
  ]) func everyKindOfObjectGivesItsPolygons(_ text: String) {
    let (rings, problems) = read(text)
    #expect(rings == [corners] && problems.isEmpty, "\(problems)")
  }

  @Test func holesAreRingsLikeOthers() {
    let hole = "[[2, 3], [3, 4], [2, 4], [2, 3]]"
    #expect(read("{\"type\": \"Polygon\", \"coordinates\": [\(Self.square), \(hole)]}").rings?.map(\.count) == [3, 3])
  }

  @Test(arguments: [
    "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "urn:ogc:def:crs:EPSG::4490", "EPSG:4490",
    "urn:ogc:def:crs:EPSG::4610",
    "urn:ogc:def:crs:EPSG::4214", "urn:ogc:def:crs:EPSG::4258", "urn:ogc:def:crs:EPSG::4269", "EPSG:4267", "epsg:7844",
    "http://www.opengis.net/gml/srs/epsg.xml#4490", "urn:ogc:def:crs:EPSG:9.9:4480", "ESRI:104134", "OGC:CRS83",
    "GCS_China_Geodetic_Coordinate_System_2000", "CGCS2000", "WGS 84",
    "GEOGCS[GCS_Xian_1980,UNIT[Degree,0.0174532925199433]]",
  ]) func aSystemOfDegreesMayBeNamed(_ name: String) {
    let text = "{\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"\(name)\"}}, \(Self.polygon.dropFirst())"
    #expect(read(text).rings == [corners])
  }

  /// Numbers that are projected, in grads, counted from Paris or Ferro, from the middle of the Earth; what nobody knows.
  @Test(arguments: [
    "urn:ogc:def:crs:EPSG::3857", "EPSG:4549", "EPSG:2333", "EPSG:32651", "EPSG:4479", "EPSG:4978", "EPSG:4807",
    "EPSG:4902",
    "EPSG:4901", "EPSG:9999999", "ESRI:102025", "ESRI:37225", "Web Mercator", "PROJCS[a,GEOGCS[b]]", "", ":",
  ]) func anyOtherSystemIsRefused(_ name: String) {
    let crs = "{\"type\": \"name\", \"properties\": {\"name\": \"\(name)\"}}"
    let (rings, problems) = read("{\"crs\": \(crs), \(Self.polygon.dropFirst())")
    #expect(rings == nil && problems.map(\.what) == ["not in WGS 84 degrees"])
    #expect(problems.first?.cure == "export it in degrees (WGS 84, EPSG:4326)")
  }

  /// As an earlier draft of the format had it.
  @Test func aBareCodeIsReadToo() {
    for (code, isRead) in [("4490", true), ("\"4490\"", true), ("3857", false), ("\"x\"", false)] {
      let crs = "{\"type\": \"EPSG\", \"properties\": {\"code\": \(code)}}"
      #expect((read("{\"crs\": \(crs), \(Self.polygon.dropFirst())").rings == [corners]) == isRead)
    }
  }

  /// The path to the fault, what it is, and how to mend it.
  @Test(arguments: [
    (
      "{\"type\": \"FeatureCollection\", \"features\": [null, {\"type\": \"Feature\", \"geometry\": {\"type\": \"Polygon\", "
        + "\"coordinates\": [[[0, 0], [1, 0], [\"a\", 3]]]}}]}",
      ": features[1].geometry.coordinates[0][2]: not a position; expected [longitude, latitude]"
    ),
    ("{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1]]]}", ": coordinates[0][1]: not a position;"),
    ("{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], null]]}", ": coordinates[0][1]: not a position;"),
    ("{\"type\": \"Polygon\", \"coordinates\": [[\(square)]]}", ": coordinates[0][0]: not a position;"),
    ("{\"type\": \"Polygon\", \"coordinates\": [[[1e999, 0]]]}", ": coordinates[0][0]: not a position;"),
    ("{\"type\": \"Polygon\", \"coordinates\": [[[1e+, 0]]]}", ": coordinates[0][0]: not a position;"),
    ("// land\n\(polygon)", ": not valid JSON; comments and names without quotes are not allowed"),
    (
      "{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [500000, 4649776]]]}",
      ": coordinates[0][1]: not longitude and latitude: \"500000, 4649776\"; export it in degrees"
    ),
    ("{\"type\": \"Polygon\", \"coordinates\": [[[361, 0]]]}", ": coordinates[0][0]: not longitude and latitude"),
    ("{\"type\": \"Polygon\", \"coordinates\": [[[0, -91]]]}", ": coordinates[0][0]: not longitude and latitude"),
    ("{\"type\": \"Polygon\", \"coordinates\": [3]}", ": coordinates[0]: wrong type; expected a list"),
    ("{\"type\": \"Polygon\"}", ": coordinates: missing; expected a list"),
    ("{\"type\": \"FeatureCollection\", \"features\": {}}", ": features: wrong type; expected a list"),
    ("{\"type\": \"Feature\"}", ": geometry: missing; expected one, or null"),
    ("{\"type\": \"Feature\", \"geometry\": 3}", ": geometry: wrong type; expected an object"),
    ("{\"type\": \"polygon\"}", ": type: unknown type: \"polygon\"; did you mean \"Polygon\"?"),
    ("{\"type\": \"Topology\"}", ": type: unknown type: \"Topology\"; expected GeoJSON"),
    ("{\"type\": 3}", ": type: wrong type; expected a text"),
    ("{\"hub\": {}}", ": type: missing; expected GeoJSON, which has one"),
    ("[]", ": wrong type; expected an object"),
    ("{\"type\": \"Point\", \"coordinates\": [0, 0]}", ": no polygons; expected a GeoJSON file of land polygons"),
    ("{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 1], [0, 0]]]}", ": no polygons;"),
    (
      "{\"type\": \"Point\", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::3857\"}}}",
      ": crs: not in WGS 84 degrees: \"urn:ogc:def:crs:EPSG::3857\"; export it in degrees (WGS 84, EPSG:4326)"
    ),
    ("{\"type\": \"Point\", \"crs\": {\"properties\": {\"href\": \"a\"}}}", ": crs: not in WGS 84 degrees;"),
    ("{\"type\": \"Polygon\",\n \"coordinates\": [[[0, 0] [1, 1]]]}", ":2:26: not valid JSON; check commas"),
    ("", ":1:1: not valid JSON"),
  ]) func aFaultIsFoundByItsPath(_ text: String, _ message: String) {
    let (rings, problems) = read(text)
    #expect(rings == nil && problems.count == 1)
    #expect(problems.first?.description.hasPrefix("a.geojson" + message) == true, "\(problems)")
  }

  @Test func deepNestingIsRefused() {
    let nested = String(repeating: "{\"type\": \"GeometryCollection\", \"geometries\": [", count: 100)
    let text = nested + Self.polygon + String(repeating: "]}", count: 100)
    #expect(read(text).problems.map(\.what) == ["collections nested too deep"])
    for bracket in ["[", "{\"a\":"] {
      #expect(read(String(repeating: bracket, count: 200_000)).problems.map(\.what) == ["not valid JSON"])
    }
  }

  /// What nobody reads, such as the name of a lake in Latin 1, does no harm.
  @Test func bytesThatAreNoTextAreRefusedWhereTheyMatter() {
    let bytes = { (start: String, end: String) in
      Array(start.utf8) + [0xDF] + Array((end + Self.polygon.dropFirst()).utf8)
    }
    #expect(read(bytes("{\"Wei", "ensee\": 1, ")).problems.map(\.what) == ["not UTF-8"])
    #expect(read(bytes("{\"name\": \"Wei", "ensee\", ")).rings == [corners])
  }

  @Test(arguments: 1...20) func theSamePolygonsGiveTheSameRingsAsAShapefile(_ seed: UInt64) throws {
    var random = Seeded(seed)
    let polygons = LandFile.polygons(&random)
    var problems: [Problem] = []
    let shapefile = LandFile.shapefile(of: polygons).withUnsafeBytes {
      Basemap(shapefile: $0, name: "a", digest: "", problems: &problems)
    }
    let geoJSON = Basemap(
      geoJSON: Array(LandFile.geoJSON(of: polygons).utf8), name: "a", digest: "", problems: &problems)
    #expect(problems.isEmpty && geoJSON?.rings.count == polygons.joined().count)
    #expect(geoJSON?.rings == shapefile?.rings)
  }

  /// Any end but its own makes a text no JSON.
  @Test func aTextThatIsCutShortIsRefused() {
    let text = Array(LandFile.geoJSON(of: [[corners + [corners[0]]]]).utf8)
    #expect(read(text).rings == [corners])
    for count in text.indices { #expect(read(Array(text[..<count])).problems.count == 1) }
  }

  /// Any change gives rings or a problem, never a trap; and whatever is read can be joined.
  @Test(arguments: 1...20) func changedBytesNeverStopIt(_ seed: UInt64) {
    var random = Seeded(seed)
    let source = Array(LandFile.geoJSON(of: LandFile.polygons(&random)).utf8)
    for _ in 0..<50 {
      var bytes = source
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let values = Array("[]{},:\"\\-.eE019 nul\u{0}".utf8) + [0x80, 0xFF, .random(in: 0...255, using: &random)]
        let place = Int.random(in: 0..<bytes.count, using: &random)
        if Bool.random(using: &random) { bytes.remove(at: place) }
        bytes.insert(values.randomElement(using: &random) ?? 0, at: place)
      }
      var problems: [Problem] = []
      let basemap = Basemap(geoJSON: bytes, name: "a", digest: "", problems: &problems)
      #expect((basemap == nil) == (problems.count == 1))
    }
  }
}
