import FriendshipMaps
import Messages
import Page
import Photos

/// The folder `photos` beside a page, with a small and a large copy of each photo and the list of what fmap has made.
///
/// Every file appears whole. Copies of an earlier run that no row has any more go, since what was taken out of a table is no longer to
/// be published; whatever fmap has not made stays, and where it has the name of a copy it is refused.
struct PhotoFolder {
  private let path: String
  private let photos: TablePhotos
  /// What earlier runs have made.
  private let old: PhotoList

  /// The folder beside a page.
  ///
  /// - Parameter site: the page's folder.
  init(in site: String, _ photos: TablePhotos) {
    path = site == "/" ? "/photos" : "\(site)/photos"
    self.photos = photos
    let bytes = try? readFile("\(path)/\(PhotoList.name)", place: path, named: .within(path), isInput: false)
    let list = bytes.flatMap { try? PhotoList(decoding: $0) }
    old = list.flatMap { $0.isOwn ? $0.checked : nil } ?? PhotoList()
  }

  /// All files that may be written, to be looked at before the first is.
  var files: [OutputFile] { isIdle ? [] : [listFile] + photos.all.flatMap(names).map(file) }

  /// Whether there is nothing to be done.
  private var isIdle: Bool { photos.all.isEmpty && old.photos.isEmpty && old.begun == nil }

  private var listFile: OutputFile { OutputFile(unnamed: "\(path)/\(PhotoList.name)", cure: OutputFile.otherFolder) }

  private func file(_ name: String) -> OutputFile {
    OutputFile(unnamed: "\(path)/\(name)", replacing: old.replaced(name), cure: OutputFile.otherFolder)
  }

  /// The names that the copies of a photo may have: of a PNG it is told by its pixels which it is.
  private func names(_ original: TablePhotos.Original) -> [String] {
    let endings = original.photo.kind == .png ? ["jpg", "png"] : ["jpg"]
    return [TablePhotos.small(original.name), original.name].flatMap { name in endings.map { "\(name).\($0)" } }
  }

  /// Makes and writes all copies in a folder that is there, tells why photos that could be read cannot be shown, and how many files
  /// there are.
  ///
  /// - Returns: the photos of the page by the ids of their agreements.
  func written(quiet isQuiet: Bool, spoken isSpoken: Bool) throws(Failure) -> [String: PagePhoto] {
    if isIdle { return [:] }
    let (shown, problems, count) = try write(Progress(total: photos.all.count, quiet: isQuiet))
    Terminal.report(problems, quiet: isQuiet)
    if count > 0, isSpoken, !isQuiet { Terminal.tell("wrote \(count) pictures to \(path)") }
    return shown
  }

  private func write(_ progress: Progress) throws(Failure) -> (
    photos: [String: PagePhoto], problems: [Problem], count: Int
  ) {
    try createFolder(path, orElse: OutputFile.otherFolder)
    var begun = old
    begun.begun = Set((old.begun ?? []) + photos.all.flatMap(names)).sorted()
    try writeFile(begun.json, to: listFile)
    let written = Written()
    let made = try progress.during { () throws(Failure) in
      try photos.copied(progress: progress.step) { copy, name throws(Failure) in try write(copy, name, written) }
    }
    var list = PhotoList()
    list.photos = written.digests
    // All at once: to wait for the disk after each of them would take longer than to make it.
    try syncFiles(list.photos.keys.sorted().map(file))
    try removeOthers(than: list)
    try writeFile(list.json, to: listFile)
    let shown = photos.shown(made)
    return (shown.photos, shown.problems, list.photos.count)
  }

  /// Writes a copy, unless it is there as it is to be.
  private func write(_ copy: PhotoCopy, _ name: String, _ written: Written) throws(Failure) {
    let digest = copy.bytes.withUnsafeBytes(sha256)
    if old.photos[name] != digest || digestOfFile("\(path)/\(name)") != digest {
      try writeFile(copy.bytes, to: file(name), isOneOfMany: true)
    }
    written.add(name, digest)
  }

  /// Removes what earlier runs have made and this one has not.
  private func removeOthers(than list: PhotoList) throws(Failure) {
    let begun = Set(old.begun ?? [])
    for name in Set(old.photos.keys).union(begun).subtracting(list.photos.keys).sorted() {
      let file = "\(path)/\(name)"
      if begun.contains(name) || old.photos[name] == digestOfFile(file), !ReadFiles.hasRead(file) {
        try removeFile(file)
      }
    }
    Target(PhotoList.name, in: path).removeLeftovers { name in
      let name = String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return list.photos[name] != nil || begun.contains(name)
    }
  }
}

/// The copies that were written, by several threads.
private final class Written: @unchecked Sendable {
  private let lock = Lock()
  private(set) var digests: [String: String] = [:]

  func add(_ name: String, _ digest: String) { lock.sync { digests[name] = digest } }
}
