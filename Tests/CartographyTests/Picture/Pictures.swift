import Drawing
import Friendships
import Geometry
import Messages
import Spreadsheets
import TestSupport

@testable import Cartography

/// Maps for tests of the picture, and what is read out of their scenes.
enum Pictures {
  /// A composer of the built-in map, or of another one, with some options.
  static func composer(
    _ atlas: Atlas = Shenyang.atlas, _ languages: [String] = ["zh", "en"],
    _ change: (inout MapOptions) -> Void = { _ in }
  ) -> MapComposer {
    var options = MapOptions(languages: languages)
    change(&options)
    return MapComposer(atlas: atlas, words: Shenyang.words, options: options)
  }

  /// The land of 1:110 million.
  static let coarseLand = land(Shenyang.coarseLand)
  /// The land of 1:50 million.
  static let fineLand = land(Shenyang.fineLand)

  /// The land that the program takes for a map.
  static func land(of composer: MapComposer) -> Basemap {
    Basemap.isCoarseEnough(pixelsPerDegree: composer.viewport.unitsPerDegree) ? coarseLand : fineLand
  }

  private static func land(_ bytes: [UInt8]) -> Basemap {
    var problems: [Problem] = []
    return bytes.withUnsafeBytes { Basemap(shapefile: $0, name: "land", digest: "", problems: &problems) } ?? .none
  }

  /// A table of rows around a hub of one's own.
  static func atlas(hub: Coordinate, _ rows: [String]) -> Atlas {
    var problems: [Problem] = []
    let map = SampleTable.map.replacing("\"latitude\": 41", with: "\"latitude\": \(hub.latitude)")
      .replacing("\"longitude\": 123", with: "\"longitude\": \(hub.longitude)")
    let text = ([SampleTable.header] + rows).joined(separator: "\n") + "\n"
    guard let file = MapFile(Array(map.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems) else {
      preconditionFailure("\(problems)")
    }
    let table = Table(csv: Array(text.utf8), file: "t.csv", problems: &problems)
    return FriendshipTable(table, map: file, words: Shenyang.words, problems: &problems).atlas
  }

  /// A row of a city at a place.
  static func row(
    _ city: String, _ latitude: Double, _ longitude: Double, code: String = "JP", country: String = "Japan",
    continent: String = "Asia", relation: String = "b", established: String = "2000"
  ) -> String {
    SampleTable.row(
      city: city, code: code, country: country, continent: continent, latitude: "\(latitude)",
      longitude: "\(longitude)",
      relation: relation, established: established)
  }
}

extension Scene {
  /// The marks of the layers of a name, on the map itself or in an inset.
  func marks(_ layer: String, inset: String? = nil) -> [Mark] {
    layers.filter { $0.name == layer && $0.inset == inset }.flatMap(\.marks)
  }
}

extension Mark {
  /// Its words, where it has any.
  var words: String? {
    if case .text(let text) = shape { text.runs.map(\.string).joined() } else { nil }
  }
  /// Its line of words.
  var text: Text? { if case .text(let text) = shape { text } else { nil } }
  /// Its symbol.
  var marker: Marker? { if case .marker(let marker) = shape { marker } else { nil } }
  /// Its line or area.
  var path: Path? { if case .path(let path) = shape { path } else { nil } }
  /// The city that it belongs to.
  var city: String? { data.first { $0.name == "city" }?.value }
}
