import Cartography
import Drawing
import Friendships
import Messages

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `maps.json`: which maps lie in a folder of maps of many hubs, of what they were made and how.
package struct MapsManifest: Codable {
  /// What maps must have in common to lie in one folder.
  package struct Key: Codable, Equatable, Sendable {
    /// What has made them.
    package var generator: String
    /// The table.
    package var table: File
    /// The day that all maps show: the one that was asked for, or that of the whole table; nothing where the table has no dates.
    package var date: String?
    /// Whatever else was asked of the maps, by the names of the options of `fmap render`. A file that was named stands there with its
    /// SHA-256.
    package var options: [String: [String]]
    /// The names of the files, with `{hub}` for the ids of hubs.
    package var names: [String]

    /// What maps have in common.
    package init(table: File, date: String?, options: [String: [String]], names: [String]) {
      generator = "fmap \(FriendshipMap.version)"
      (self.table, self.date, self.options, self.names) = (table, date, options, names)
    }
  }

  /// A file by name and SHA-256.
  package struct File: Codable, Equatable, Sendable {
    /// Its name, without a folder.
    package var name: String
    /// The SHA-256 of its bytes.
    package var sha256: String
    /// Whether somebody has changed it since fmap made it; nothing where nobody has.
    package var edited: Bool?

    /// A file.
    package init(name: String, sha256: String, edited: Bool? = nil) {
      (self.name, self.sha256, self.edited) = (name, sha256, edited)
    }
  }

  /// The map of a hub.
  package struct Map: Codable, Equatable, Sendable {
    /// The hub's id.
    package var id: String
    /// What a person types after `--hub` to draw it alone.
    package var hub: String
    /// The hub's name by language.
    package var names: [String: String]
    /// The name of its country as the table has it, and its code; empty where they are not known.
    package var country: String
    /// See `country`.
    package var countryCode: String
    /// Where the hub lies, degrees.
    package var latitude: Double
    /// See `latitude`.
    package var longitude: Double
    /// How many cities the map shows.
    package var partners: Int
    /// How many agreements the table has, those included that are not in force on the map's day.
    package var agreements: Int
    /// The map's files.
    package var files: [File]
  }

  /// A hub of which no map, or not every file of it, is there.
  package struct Failed: Codable, Equatable, Sendable {
    /// The hub's id.
    package var id: String
    /// What a person types after `--hub`.
    package var hub: String
    /// Why, in English.
    package var problems: [String]
    /// The first of these reasons for readers of the page, without what mends it, in the languages that have words for it.
    package var said: [String: String]?

    /// A hub without a map.
    package init(_ hub: CityPairs.Hub, _ problems: [Problem]) {
      let (typed, words) = (hub.city.typed, BuiltIn.words)
      (id, self.hub) = (hub.id, typed)
      let said = { (problem: Problem, language: String) in
        problem.place == typed ? words.say(problem.what, in: language) : words.say(problem, in: language)
      }
      self.problems = problems.map { said($0, "en") }
      guard let first = problems.first else { return }
      let short = Problem(at: first.position, first.what, found: first.found)
      let known = words.languages.filter { words.language(of: short, wished: $0) == $0 }
      self.said = Dictionary(uniqueKeysWithValues: known.map { ($0, said(short, $0)) })
    }
  }

  /// What all maps have in common.
  package var key: Key
  /// The maps by the ids of their hubs.
  package var maps: [Map]
  /// What could not be drawn, by the ids of the hubs.
  package var failed: [Failed]
  /// Hubs without a map because too few partners are on it, by their ids; nothing where there are none.
  package var skipped: [Failed]?
  /// Files of an earlier list whose turn has not come yet; nothing where there are none.
  package var earlier: [File]?

  /// The name of the file.
  package static let name = "maps.json"

  /// A list without maps.
  package init(_ key: Key, earlier: [File] = []) {
    (self.key, maps, failed) = (key, [], [])
    self.earlier = earlier.isEmpty ? nil : earlier
  }

  /// Reads a list as it is.
  package init(decoding bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(MapsManifest.self, from: Data(bytes))
  }

  /// Whether it says that this program has made the maps.
  package var isOwn: Bool { key.generator.hasPrefix("fmap ") }

  /// The list as JSON, members in alphabetical order.
  package var json: [UInt8] { Friendships.json(self, isIndented: true) + [10] }
}

extension MapsManifest.Map {
  /// The map of a hub that was read.
  ///
  /// - Parameters:
  ///   - day: the day that the map shows.
  ///   - files: its files.
  package init(_ hub: CityPairs.Hub, _ data: MapData, on day: MapDay, files: [MapsManifest.File]) {
    let atlas = data.atlas
    let named = data.words.languages.compactMap { language in
      atlas.hub.names.own(language).map { (language, $0) }
    }
    let typed = hub.city.area == nil ? hub.city.typed : hub.city.typed(at: atlas.hub.coordinate)
    (id, self.hub, names) = (hub.id, typed, Dictionary(uniqueKeysWithValues: named))
    (country, countryCode) = (hub.country, atlas.hub.country.code)
    (latitude, longitude) = (atlas.hub.coordinate.latitude, atlas.hub.coordinate.longitude)
    partners = data.cityCount(on: day)
    agreements = data.friendships.atlas.agreements.count
    self.files = files
  }
}
