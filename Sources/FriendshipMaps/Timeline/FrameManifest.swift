import Cartography
import Drawing
import Friendships
import Messages

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `frames.json`: what each file of a folder of frames shows and for how long.
package struct FrameManifest: Codable {
  /// What has made them.
  package var generator: String
  /// The size of every frame in pixels.
  package var width: Int
  /// See `width`.
  package var height: Int
  /// The colours that a GIF keeps exactly, as `#rrggbb`.
  package var palette: [String]
  /// The frames in their order.
  package var frames: [Entry]
  /// What tells frames of one table, drawn in one way, from any others.
  package var key: String?
  /// Which files several runs have drawn that share the work, while others are still to come.
  package var done: [String]?

  /// One frame.
  package struct Entry: Codable, Sendable {
    /// The name of its file.
    package var file: String
    var year: Int
    /// For how long it is shown, hundredths of a second.
    package var centiseconds: Int
    /// The ids of the agreements that took effect in the year, and of those that ended or were replaced.
    var added: [String]
    var ended: [String]
    /// How many agreements of each kind are in force.
    var counts: [String: Int]
    /// What is seen, in sentences, for each language.
    var caption: [String: String]
  }

  /// The name of the file.
  package static let name = "frames.json"
  /// What it is called while frames are being written: it tells which of them are ours, old ones and new ones.
  package static let oldName = "frames.json.old"
  /// The name of the list for ffmpeg.
  package static let listName = "frames.ffconcat"

  /// Whether it says that this program has made the frames.
  package var isOwn: Bool { generator.hasPrefix("fmap ") }

  /// The manifest as JSON, members in alphabetical order.
  package var json: [UInt8] { Friendships.json(self, isIndented: true) + [10] }

  /// The list for `ffmpeg -f concat`: it shows the last file only as long as a next entry lets it, so that one stands
  /// there twice.
  package var ffconcat: [UInt8] {
    let lines = frames.map {
      "file '\($0.file)'\nduration \($0.centiseconds / 100).\(padded($0.centiseconds % 100, 2))"
    }
    let last = frames.last.map { ["file '\($0.file)'"] } ?? []
    return Array((["ffconcat version 1.0"] + lines + last).joined(separator: "\n").utf8) + [10]
  }

  /// The colours that a GIF keeps exactly.
  package var colors: [Color] { palette.compactMap { Color($0) } }
}

extension FrameManifest {
  /// Reads a manifest and checks all of it: names, sizes, durations, colours. All that is wrong is told at once.
  package init(_ bytes: [UInt8], place: String) throws(Failure) {
    do {
      self = try FrameManifest(decoding: bytes)
    } catch {
      let cure: Message = "correct it there, or make the frames anew with fmap animate -o another folder"
      throw .data(Problem(at: place + Self.place(of: error), "not a manifest of frames", cure: cure))
    }
    let problems = problems(at: place).all
    guard problems.isEmpty else { throw .data(problems) }
  }

  /// Reads a manifest as it is.
  package init(decoding bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(FrameManifest.self, from: Data(bytes))
  }

  private func problems(at place: String) -> Problems {
    var problems = Problems()
    if !(1...16384).contains(width) || !(1...16384).contains(height) {
      let cure: Message = "expected 1 to 16384"
      problems.add(Problem(at: "\(place): width, height", "out of range", found: "\(width) × \(height)", cure: cure))
    }
    if frames.isEmpty { problems.add(Problem(at: "\(place): frames", "empty", cure: "name at least one")) }
    for (index, color) in palette.enumerated() where Color(color) == nil {
      problems.add(Problem(at: "\(place): palette[\(index)]", "not a colour", found: color, cure: "write #rrggbb"))
    }
    for (index, frame) in frames.enumerated() {
      let here = "\(place): frames[\(index)]"
      if frame.file.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == 0 }) || frame.file.hasPrefix(".")
        || fileEnding(frame.file) != "png"
      {
        let cure: Message = "expected the name of a .png beside \(Self.name)"
        problems.add(Problem(at: "\(here).file", "not a PNG of this folder", found: frame.file, cure: cure))
      }
      if !(2...65535).contains(frame.centiseconds) {
        let found = String(frame.centiseconds)
        problems.add(
          Problem(at: "\(here).centiseconds", "out of range", found: found, cure: "expected 2 to 65535"))
      }
    }
    return problems
  }

  /// Where in the file the decoder has stopped, as `: frames[3].file`; nothing for a file that is no JSON at all.
  private static func place(of error: any Error) -> String {
    let keys: [any CodingKey] =
      switch error {
      case DecodingError.keyNotFound(let key, let context): context.codingPath + [key]
      case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context): context.codingPath
      default: []
      }
    let path = keys.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
    return path.isEmpty ? "" : ": " + path.drop { $0 == "." }
  }
}

extension FrameManifest {
  /// `frame-1980.png`; frames on the way to a year are `frame-1981-01.png` and so on, the last of them `frame-1981.png`.
  ///
  /// - Parameter ending: `png` or `svg`.
  package static func names(of frames: [Frame], ending: String) -> [String] {
    var step = 0
    return frames.map { frame in
      step = frame.share < 1 ? step + 1 : 0
      let year = padded(frame.day.year, 4)
      return frame.share < 1 ? "frame-\(year)-\(padded(step, 2)).\(ending)" : "frame-\(year).\(ending)"
    }
  }

  /// The manifest of frames that were drawn.
  ///
  /// - Parameters:
  ///   - isVector: whether they are SVG, whose pixels are those of the page.
  ///   - files: the names of the frames.
  package init(_ map: FriendshipMap, _ frames: [Frame], isVector: Bool, files: [String]) {
    generator = "fmap \(FriendshipMap.version)"
    let size = map.options.size
    (width, height) = isVector ? (Int(size.width.rounded()), Int(size.height.rounded())) : map.pngSize
    palette = map.colors.map(\.description)
    self.frames = zip(frames, files).map { Self.entry(map, $0, file: $1) }
  }

  private static func entry(_ map: FriendshipMap, _ frame: Frame, file: String) -> Entry {
    let atlas = map.data.atlas
    let here = atlas.agreements(on: frame.shownDay)
    let isWhole = frame.share == 1
    let before = isWhole ? atlas.agreements(on: Day(lastOf: frame.day.year - 1)) : here
    let ids = { (agreements: [Agreement]) in Set(agreements.map(\.id)) }
    let words = map.data.words
    let titled = words.languages.filter { map.data.atlas.title.own($0) != nil }
    return Entry(
      file: file, year: frame.day.year, centiseconds: frame.centiseconds,
      added: here.map(\.id).filter { !ids(before).contains($0) },
      ended: before.map(\.id).filter { !ids(here).contains($0) },
      counts: Dictionary(
        uniqueKeysWithValues: atlas.relations.map { kind in (kind.id, here.count { $0.relation == kind.id }) }),
      caption: Dictionary(
        uniqueKeysWithValues: (titled.isEmpty ? map.options.languages : titled).map {
          ($0, words.summary(atlas, frame.shownDay, in: $0))
        }))
  }
}
