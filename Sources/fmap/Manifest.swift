import Cartography
import Drawing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `frames.json`: what each file of a folder of frames shows and for how long.
struct Manifest: Encodable {
  var generator: String
  var width: Int
  var height: Int
  var frames: [Entry]

  /// One frame.
  struct Entry: Encodable {
    var file: String
    var year: Int
    var centiseconds: Int
    /// The ids of the agreements that took effect in the year, and of those that ended or were replaced.
    var added: [String]
    var ended: [String]
    /// How many agreements of each kind are in force.
    var counts: [String: Int]
    /// What is seen, in sentences, for each language.
    var caption: [String: String]
  }

  /// The name of the file.
  static let name = "frames.json"

  /// The manifest as JSON, members in alphabetical order.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { Array($0) + [10] } ?? []
  }

  /// The manifest of frames that were drawn.
  init(_ drawing: MapDrawing, _ frames: [Frame], files: [String]) {
    generator = "fmap \(version)"
    (width, height) = (Int(drawing.options.size.width), Int(drawing.options.size.height))
    self.frames = zip(frames, files).map { Self.entry(drawing, $0, file: $1) }
  }

  private static func entry(_ drawing: MapDrawing, _ frame: Frame, file: String) -> Entry {
    let atlas = drawing.input.atlas
    let here = atlas.agreements(on: frame.shownDay)
    let isWhole = frame.share == 1
    let before = isWhole ? atlas.agreements(on: Day(lastOf: frame.day.year - 1)) : here
    let ids = { (agreements: [Agreement]) in Set(agreements.map(\.id)) }
    let words = drawing.input.words
    return Entry(
      file: file, year: frame.day.year, centiseconds: frame.centiseconds,
      added: here.map(\.id).filter { !ids(before).contains($0) },
      ended: before.map(\.id).filter { !ids(here).contains($0) },
      counts: Dictionary(
        uniqueKeysWithValues: atlas.relations.map { kind in (kind.id, here.count { $0.relation == kind.id }) }),
      caption: Dictionary(
        uniqueKeysWithValues: words.languages.map { ($0, words.summary(atlas, frame.shownDay, in: $0)) }))
  }
}
