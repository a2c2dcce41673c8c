import Friendships
import Messages
import Page
import Photos

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The photos that a table has as files, looked at before the first copy is made.
package struct TablePhotos: Sendable {
  /// Those that can be read, each file once, in the order of the table.
  package private(set) var all: [Original] = []
  /// Why others cannot be shown, row by row.
  package private(set) var problems: [Problem] = []
  /// The rows with a photo: the id of the agreement, the number of its photo, and its cell.
  private var rows: [(agreement: String, photo: Int, place: Problem.Place)] = []

  /// A photo as the office has it.
  package struct Original: Sendable {
    /// What its copies are called, made of the id of the first agreement that has it: the file's own name may say what nobody should
    /// read, and may be no address.
    package let name: String
    /// Its path as the table has it.
    package let path: String
    /// It, looked at.
    package let photo: Photo

    /// What copies of it take: of an interlaced PNG and a progressive JPEG all pixels, which are few bytes each.
    var memory: MemoryNeed { MemoryNeed(fixed: 0, perThread: 4e7 + 6 * Double(photo.pixels)) }
  }

  /// No photos.
  package init() {}

  /// Looks at photos.
  ///
  /// - Parameters:
  ///   - photos: those of the table that are wanted.
  ///   - look: looks at the photo of a path, as the table has it.
  package init(_ photos: [TablePhoto], look: (String) throws(PhotoFault) -> Photo) {
    var known: [String: Result<Int, PhotoFault>] = [:]
    var names: Set<String> = []
    for row in photos {
      let found =
        known[row.path]
        ?? Result { () throws(PhotoFault) in try look(row.path) }.map {
          all.append(Original(name: Self.name(row.agreement, unlike: &names), path: row.path, photo: $0))
          return all.count - 1
        }
      known[row.path] = found
      switch found {
      case .success(let number): rows.append((row.agreement, number, row.place))
      case .failure(let fault): problems.append(Self.problem(fault, row.path, at: row.place))
      }
    }
  }

  /// A name that no other photo has, nor its small copy. Ids are letters, digits and hyphens, and may be long.
  private static func name(_ id: String, unlike names: inout Set<String>) -> String {
    var name = String(id.prefix(100))
    while names.contains(name) || names.contains(small(name)) { name += "-" }
    names.formUnion([name, small(name)])
    return name
  }

  /// What the small copy of a photo is called.
  package static func small(_ name: String) -> String { "\(name)-\(PhotoSize.thumbnail.longest)" }

  /// What is wrong with a photo: a page can be made without it.
  private static func problem(_ fault: PhotoFault, _ path: String, at place: Problem.Place) -> Problem {
    let found = [path, fault.found].compactMap { $0 }.joined(separator: ", ")
    return Problem(.warning, at: place, fault.message, found: found, cure: fault.cure)
  }

  // MARK: Making copies

  /// What has become of each photo.
  package typealias Made = [Result<PagePhoto, PhotoFault>]

  /// Makes copies of all photos, two at a time.
  ///
  /// - Parameters:
  ///   - progress: is called after each photo; no further one is begun after it throws.
  ///   - body: does something with the copies of a photo, in any order; any thread may call it.
  package func copied(
    _ sizes: [PhotoSize], progress: @Sendable () throws(Failure) -> Void,
    _ body: @Sendable (Original, [PhotoCopy]) throws(Failure) -> PagePhoto
  ) throws(Failure) -> Made {
    let largest = all.map(\.memory).max { $0.perThread < $1.perThread }
    let threads = min(2, workerCount(largest ?? MemoryNeed(fixed: 0)))
    return try parallelMap(all, threads: threads, makeWorker: { () throws(Failure) in () }) {
      _, original throws(Failure) in
      let copy = try Self.copied(original, sizes, body)
      try progress()
      return copy
    }
  }

  private static func copied(
    _ original: Original, _ sizes: [PhotoSize], _ body: (Original, [PhotoCopy]) throws(Failure) -> PagePhoto
  ) throws(Failure) -> Result<PagePhoto, PhotoFault> {
    do {
      guard original.memory.fits else { throw PhotoFault.noMemory }
      return .success(try body(original, try original.photo.copies(sizes)))
    } catch let fault as PhotoFault {
      return .failure(fault)
    } catch {
      throw error as? Failure ?? .data([])
    }
  }

  /// Makes a small and a large copy of each photo for the folder `photos` beside a page.
  ///
  /// - Parameter write: is given each copy with the name of its file; any thread may call it.
  package func copied(
    progress: @Sendable () throws(Failure) -> Void,
    write: @Sendable (PhotoCopy, String) throws(Failure) -> Void
  ) throws(Failure) -> Made {
    try copied([.thumbnail, .large], progress: progress) { original, copies throws(Failure) in
      let names = zip([Self.small(original.name), original.name], copies).map { "\($0).\($1.ending)" }
      for (copy, name) in zip(copies, names) { try write(copy, name) }
      let shown = zip(copies, names).map { copy, name in
        PagePhoto.Copy(address: "photos/\(name)", width: copy.width, height: copy.height)
      }
      return PagePhoto(thumbnail: shown[0], large: shown[1])
    }
  }

  /// The photos of a page by the ids of their agreements, and why others are missing.
  package func shown(_ made: Made) -> (photos: [String: PagePhoto], problems: [Problem]) {
    var (photos, problems): ([String: PagePhoto], [Problem]) = ([:], [])
    for row in rows {
      switch made[row.photo] {
      case .success(let photo): photos[row.agreement] = photo
      case .failure(let fault): problems.append(Self.problem(fault, all[row.photo].path, at: row.place))
      }
    }
    return (photos, problems)
  }

  /// The small copies as parts of a page.
  package func inlined(
    progress: @Sendable () throws(Failure) -> Void
  ) throws(Failure) -> (photos: [String: PagePhoto], problems: [Problem]) {
    shown(
      try copied([.thumbnail], progress: progress) { _, copies throws(Failure) in
        let copy = PagePhoto.Copy(address: copies[0].dataAddress, width: copies[0].width, height: copies[0].height)
        return PagePhoto(thumbnail: copy, large: copy)
      })
  }
}

extension PhotoCopy {
  /// All of it as an address.
  fileprivate var dataAddress: String {
    "data:image/\(ending == "jpg" ? "jpeg" : "png");base64,\(Data(bytes).base64EncodedString())"
  }
}

extension MapData {
  /// The photos that the table has as files, of the agreements that a page shows.
  package var photoFiles: [TablePhoto] {
    let shown = Set(atlas.inOrder.map(\.id))
    return friendships.photoFiles.filter { shown.contains($0.agreement) }
  }
}
