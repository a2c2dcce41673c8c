import FriendshipMaps
import Friendships

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `photos.json`: what fmap has made in a folder of photos. Copies carry no mark of their own, and only what fmap has made is replaced
/// or removed.
struct PhotoList: Codable {
  var generator = "fmap \(FriendshipMap.version)"
  /// The SHA-256 of each file by its name.
  var photos: [String: String] = [:]
  /// Files that a run is writing; they stay here where it does not come to its end. None was there before that was not fmap's.
  var begun: [String]?

  /// The name of the file.
  static let name = "photos.json"

  /// The list of a run.
  init() {}

  /// Reads a list.
  init(decoding bytes: [UInt8]) throws { self = try JSONDecoder().decode(PhotoList.self, from: Data(bytes)) }

  /// Whether it says that this program has made the files.
  var isOwn: Bool { generator.hasPrefix("fmap ") }

  /// The list as JSON.
  var json: [UInt8] { Friendships.json(self, isIndented: true) + [10] }

  /// What a file may take the place of.
  func replaced(_ name: String) -> OutputFile.Replaced {
    begun?.contains(name) == true ? .all : .listed(photos[name])
  }

  /// The list without names that no run gives.
  var checked: PhotoList {
    var list = self
    list.photos = photos.filter { Self.isPlain($0.key) }
    list.begun = begun?.filter(Self.isPlain)
    return list
  }

  private static func isPlain(_ name: String) -> Bool { name.wholeMatch(of: #/[a-z0-9-]+\.(?:jpg|png)/#) != nil }
}
