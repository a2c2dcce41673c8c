import Geometry
import Testing
import TestSupport

@testable import Cartography
@testable import Friendships

@Suite struct RegionTests {
  @Test func aRegionIsFourEdges() throws {
    let region = try #require(Region("122,32,146,46", name: "x"))
    #expect(region.west == 122 && region.south == 32 && region.east == 146 && region.north == 46)
    #expect(region.width == 24 && region.centralMeridian == 134)
    #expect(region.contains(Coordinate(latitude: 35.5, longitude: 139.7)))
    #expect(!region.contains(Coordinate(latitude: 35.5, longitude: 121)))
    #expect(!region.contains(Coordinate(latitude: 45.9, longitude: 139)), "its marker would be cut")
  }

  @Test func aRegionMayLieAcross180Degrees() throws {
    let region = try #require(Region("170,-20,-170,0", name: "fiji"))
    #expect(region.width == 20 && abs(region.centralMeridian) == 180)
    #expect(region.contains(Coordinate(latitude: -10, longitude: -178)))
    #expect(!region.contains(Coordinate(latitude: -10, longitude: 0)))
  }

  @Test(arguments: [
    "", "1,2,3", "1,2,3,4,5", "a,b,c,d", "0,0,0.5,10", "0,10,20,5", "0,-95,10,0", "0,0,10,95", "-200,0,10,10",
    "0,0,nan,1",
    "0,0,190,1",
  ]) func whatIsNoneIsNone(text: String) { #expect(Region(text, name: "x") == nil) }

  @Test func theCatalogueHasUsableNamesAndEdges() {
    #expect(Set(Region.all.map(\.name)).count == Region.all.count)
    for region in Region.all {
      #expect(slug(region.name) == region.name && region.south < region.north && (1...180).contains(region.width))
    }
  }

  /// Where a page has room for a region without any city, it is called as the region is.
  @Test func aRegionWithoutCitiesKeepsItsName() {
    let pacific = Region("pacific", west: 170, south: -10, east: -170, north: 5)
    var options = MapOptions(languages: ["en"])
    options.insets = .regions([pacific])
    let layers = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options).compose(.none).layers
    #expect(Set(layers.compactMap(\.inset)) == ["pacific"])
  }
}

/// Great circles from one place meet again only at its antipode, so links need no casing: none crosses another.
@Suite struct LinksNeverCrossTests {
  /// Whether two cities lie within 2° of one bearing from the hub.
  private func isOneDirection(_ a: String, _ b: String) -> Bool {
    let hub = Shenyang.atlas.hub.coordinate
    let vectors = [a, b].compactMap { id in Shenyang.atlas.cities.first { $0.id == id } }.map { city in
      let step = GreatCircle(from: hub, to: city.coordinate).coordinate(at: 0.01)
      return Point(x: (step.longitude - hub.longitude) * 0.745, y: step.latitude - hub.latitude)
    }
    let cross = vectors[0].x * vectors[1].y - vectors[0].y * vectors[1].x
    return abs(cross) < 0.035 * vectors[0].length * vectors[1].length
  }

  @Test func onTheStandardMapNoLinkCrossesAnother() {
    let links = Shenyang.scene.layers.filter { $0.name == "links" && $0.inset == nil }.flatMap(\.marks)
    let lines = links.map { mark -> (String, [Segment]) in
      guard case .path(let path) = mark.shape else { return ("", []) }
      let segments = path.points(every: 24).flatMap { run in zip(run, run.dropFirst()).map { Segment(from: $0, to: $1) }
      }
      return (mark.data.first { $0.name == "city" }?.value ?? "", segments)
    }
    // Near the hub, where all begin, lines lie upon each other within their own width; so do the links to two cities
    // in one direction, which are left out.
    let hub = Shenyang.composer.viewport.point(Shenyang.atlas.hub.coordinate)
    let away = lines.map { ($0.0, $0.1.filter { ($0.start - hub).length > 60 }) }
    for (index, (id, first)) in away.enumerated() {
      for (other, second) in away[..<index] where !isOneDirection(id, other) {
        #expect(!first.contains { a in second.contains { a.meets($0) } }, "\(id) and \(other)")
      }
    }
  }
}
