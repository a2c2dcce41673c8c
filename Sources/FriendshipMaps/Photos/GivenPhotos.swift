import Friendships
import Messages
import Photos

/// The bytes of a photo that somebody else has open.
package typealias PhotoBytes = Photo.GivenBytes

extension TablePhotos {
  /// Looks at photos that an editor was given.
  ///
  /// - Parameters:
  ///   - photos: those of the table that are wanted.
  ///   - given: the photo of a path, as the table has it; nothing where none was given.
  ///   - folder: that of the table, below which the others are looked for; nothing where there is none.
  package init(_ photos: [TablePhoto], given: (String) -> PhotoBytes?, below folder: String?) {
    self.init(photos) { path throws(PhotoFault) in
      if let bytes = given(path) { return try Photo(bytes) }
      guard let folder else { throw .missing }
      return try Photo(at: path, below: folder)
    }
  }

  /// The photos as the office has them, by their paths; one that cannot be read any more is left out.
  package var originals: [SourceFile] {
    all.compactMap { original in
      (try? original.photo.everything()).map { SourceFile(name: original.path, bytes: $0) }
    }
  }
}
