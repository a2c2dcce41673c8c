import FriendshipMaps
import Friendships
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder with the maps of many hubs, their list `maps.json` and their page `index.html`, on which several runs may work at once.
///
/// Each map appears whole, so one that lies there need not be drawn again, unless the list says that it is an earlier one: of another
/// table, or drawn otherwise. The list is changed by one run at a time.
struct MapsFolder: Sendable {
  let outputs: HubOutputs
  let key: MapsManifest.Key
  /// The files of earlier lists by their names, with their SHA-256.
  private var earlier: [String: String] = [:]
  /// The files that the list knows, and when it was written.
  private var known: (files: [String: MapsManifest.File], since: timespec?) = ([:], nil)
  /// Files that fmap has made, as a list says, and that somebody has changed since.
  private var changed: Set<String> = []

  /// The page of all maps.
  static let page = "index.html"

  init(_ outputs: HubOutputs, _ key: MapsManifest.Key) { (self.outputs, self.key) = (outputs, key) }

  // MARK: Before

  /// Makes the folder ready: removes what a run has left that was killed, looks at all that is to be written before anything is, and
  /// unless a list of such maps is there writes one without maps. The page of others goes: it would show what is being replaced.
  ///
  /// - Parameter waiting: is called where another run holds the folder.
  mutating func begin(_ choice: HubChoice, waiting: () -> Void = {}) throws(Failure) {
    try createFolder(outputs.folder, orElse: OutputFile.otherFolder)
    let lock = try FolderLock(outputs.folder, waiting: waiting)
    defer { withExtendedLifetime(lock) {} }
    try sweep(choice)
    try checkOutputs([Self.page, MapsManifest.name].map { file($0) })
    let old = try list()
    let isSame = old?.key == key
    if isSame {
      let files = (old?.maps ?? []).flatMap(\.files).map { ($0.name, $0) }
      known = (Dictionary(files) { $1 }, Self.status(outputs.path(MapsManifest.name))?.changed)
    }
    let before = isSame ? old?.earlier ?? [] : earlierFiles(old, choice)
    earlier = digests(before)
    try check(choice.own)
    guard !isSame else { return }
    try removeFile(outputs.path(Self.page))
    try write(MapsManifest(key, earlier: before))
  }

  /// What an earlier list has there; and what lies there under names of ours that no list knows, as a run leaves it that was killed.
  ///
  /// What a whole list has there was written before it, so that it is as the list says unless somebody has changed it.
  private mutating func earlierFiles(_ old: MapsManifest?, _ choice: HubChoice) -> [MapsManifest.File] {
    let listed = Dictionary((old?.maps ?? []).flatMap(\.files).map { ($0.name, $0) }) { $1 }
    var all = digests((old?.maps ?? []).flatMap(\.files) + (old?.earlier ?? []))
    for (name, _) in choice.all.flatMap({ outputs.files(of: $0.id) }) where all[name] == nil { all[name] = "" }
    return all.sorted { $0.key < $1.key }.compactMap { name, sha256 in
      guard Self.isName(name), fileExists(outputs.path(name)) else { return nil }
      let now = digestOfFile(outputs.path(name))
      let isEdited = listed[name].map { $0.edited ?? false || now != sha256 } ?? false
      guard !isEdited, now == sha256 || isOwn(outputs.path(name)) else {
        if !sha256.isEmpty { changed.insert(name) }
        return nil
      }
      return MapsManifest.File(name: name, sha256: now)
    }
  }

  private func digests(_ files: [MapsManifest.File]) -> [String: String] {
    Dictionary(files.map { ($0.name, $0.sha256) }) { $1 }
  }

  /// Whether a name in a list is that of a map in the folder: a list is a file that anybody may have written.
  static func isName(_ name: String) -> Bool {
    guard let ending = fileEnding(name), OutputFormat.all.contains(where: { $0.id == ending }) else { return false }
    return !name.hasPrefix(".") && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }

  /// Refuses to begin where something must stay that has the name of a map of this run.
  private func check(_ hubs: [CityPairs.Hub]) throws(Failure) {
    let names = hubs.flatMap { outputs.files(of: $0.id).map(\.name) }
    if let name = names.first(where: { [Self.page, MapsManifest.name, FolderLock.name].contains($0) }) {
      throw .usage(Problem(at: "-o \(name)", "the name of the page of all maps", cure: "choose other names with -o"))
    }
    try checkOutputs(names.filter { known.files[$0] == nil || !isWhole($0) }.map(output))
  }

  /// The file of a map, which takes the place of an earlier one of fmap's, and of nothing else.
  private func output(_ name: String) -> OutputFile {
    if changed.contains(name) {
      let cure: Message = "move it away to keep it, or delete it, and run this again"
      return OutputFile(unnamed: outputs.path(name), replacing: .changed, cure: cure)
    }
    if isWhole(name) { return file(name) }
    // Half of a file is left where the power failed.
    if size(outputs.path(name)) == 0 { return file(name, replacing: .all) }
    return file(name, replacing: earlier[name].map { .listed($0) } ?? .own)
  }

  // MARK: Maps

  /// The files of a hub: those that must be drawn yet, and those that lie there whole.
  func files(
    of hub: CityPairs.Hub
  ) -> (missing: [(name: String, format: OutputFormat)], there: [MapsManifest.File]) {
    let all = outputs.files(of: hub.id)
    let there = all.map(\.name).filter(isWhole)
    return (
      all.filter { !there.contains($0.name) },
      there.map(file(there:))
    )
  }

  /// What the list says of a file that lies there whole. One that is older than the list is as that says: to read all of thousands of
  /// maps takes its time.
  private func file(there name: String) -> MapsManifest.File {
    let path = outputs.path(name)
    let listed = known.files[name]
    if let listed, let since = known.since, let status = Self.status(path), status.changed < since { return listed }
    let now = digestOfFile(path)
    guard let listed else { return MapsManifest.File(name: name, sha256: now) }
    return listed.sha256 == now ? listed : MapsManifest.File(name: name, sha256: now, edited: true)
  }

  /// How many of some hubs have all their files there.
  func wholeCount(of hubs: [CityPairs.Hub]) -> Int {
    hubs.count { hub in outputs.files(of: hub.id).allSatisfy { isWhole($0.name) } }
  }

  /// Whether a file lies there that is no earlier one.
  private func isWhole(_ name: String) -> Bool {
    let path = outputs.path(name)
    guard let size = size(path), size > 0 else { return false }
    return earlier[name].map { $0 != digestOfFile(path) } ?? true
  }

  /// Writes a file of a map.
  ///
  /// - Returns: what the list says of it.
  func write(_ bytes: [UInt8], as name: String) throws(Failure) -> MapsManifest.File {
    let file = output(name)
    try checkOutputs([file])
    try writeFile(bytes, to: file, isOneOfMany: true)
    return MapsManifest.File(name: name, sha256: bytes.withUnsafeBytes(sha256))
  }

  private func size(_ path: String) -> Int? {
    Self.status(path).flatMap { isRegular($0) ? Int($0.st_size) : nil }
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  // MARK: The list

  func file(_ name: String, replacing replaced: OutputFile.Replaced = .own) -> OutputFile {
    OutputFile(unnamed: outputs.path(name), replacing: replaced, cure: OutputFile.otherFolder)
  }

  func write(_ list: MapsManifest) throws(Failure) { try writeFile(list.json, to: file(MapsManifest.name)) }

  /// The list that is there.
  func list() throws(Failure) -> MapsManifest? {
    let path = outputs.path(MapsManifest.name)
    guard fileExists(path) else { return nil }
    let bytes = try readFile(path, place: path, named: .within(outputs.folder), isInput: false)
    return try? MapsManifest(decoding: bytes)
  }

  /// Removes files that runs were writing which were killed.
  private func sweep(_ choice: HubChoice) throws(Failure) {
    let names = choice.all.flatMap { outputs.files(of: $0.id).map(\.name) } + [Self.page, MapsManifest.name]
    let ours = Set(names.map { Array($0.utf8) })
    Target(MapsManifest.name, in: outputs.folder).removeLeftovers(atOnce: true) {
      ours.contains($0.map { UInt8(bitPattern: $0) })
    }
  }
}

extension stat {
  /// When the bytes of the file were changed last.
  fileprivate var changed: timespec {
    #if canImport(Darwin)
      st_mtimespec
    #else
      st_mtim
    #endif
  }
}

/// Whether a time comes before another one.
private func < (a: timespec, b: timespec) -> Bool { (a.tv_sec, a.tv_nsec) < (b.tv_sec, b.tv_nsec) }
