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
struct MapsFolder {
  let outputs: HubOutputs
  let key: MapsManifest.Key
  /// The files of earlier lists by their names, with their SHA-256.
  private var earlier: [String: String] = [:]
  /// The files that the list knows, likewise.
  private var known: [String: String] = [:]

  /// The page of all maps.
  static let page = "index.html"

  init(_ outputs: HubOutputs, _ key: MapsManifest.Key) { (self.outputs, self.key) = (outputs, key) }

  // MARK: Before

  /// Makes the folder ready: removes what a run has left that was killed, looks at all that is to be written before anything is, and
  /// writes a list without maps unless one of such maps is there.
  mutating func begin(_ choice: HubChoice) throws(Failure) {
    try createFolder(outputs.folder, orElse: OutputFile.otherFolder)
    let lock = try FolderLock(outputs.folder)
    defer { withExtendedLifetime(lock) {} }
    try sweep(choice)
    try checkOutputs([Self.page, MapsManifest.name].map { file($0) })
    let old = try list()
    let isSame = old?.key == key
    known = digests(isSame ? (old?.maps ?? []).flatMap(\.files) : [])
    let before = isSame ? old?.earlier ?? [] : earlierFiles(old, choice)
    earlier = digests(before)
    try check(choice.own)
    if !isSame { try write(MapsManifest(key, earlier: before)) }
  }

  /// What an earlier list has there; and what lies there under names of ours that no list knows, as a run leaves it that was killed.
  private func earlierFiles(_ old: MapsManifest?, _ choice: HubChoice) -> [MapsManifest.File] {
    var all = digests((old?.maps ?? []).flatMap(\.files) + (old?.earlier ?? []))
    for (name, _) in choice.all.flatMap({ outputs.files(of: $0.id) }) where all[name] == nil { all[name] = "" }
    return all.sorted { $0.key < $1.key }.compactMap { name, sha256 in
      guard Self.isName(name), fileExists(outputs.path(name)) else { return nil }
      let now = digestOfFile(outputs.path(name))
      guard now == sha256 || isOwn(outputs.path(name)) else { return nil }
      return MapsManifest.File(name: name, sha256: now)
    }
  }

  private func digests(_ files: [MapsManifest.File]) -> [String: String] {
    Dictionary(files.map { ($0.name, $0.sha256) }) { $1 }
  }

  /// Whether a name in a list is that of a map in the folder: a list is a file that anybody may have written.
  private static func isName(_ name: String) -> Bool {
    guard let ending = fileEnding(name), OutputFormat.all.contains(where: { $0.id == ending }) else { return false }
    return !name.hasPrefix(".") && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }

  /// Refuses to begin where something must stay that has the name of a map of this run.
  private func check(_ hubs: [CityPairs.Hub]) throws(Failure) {
    let names = hubs.flatMap { outputs.files(of: $0.id).map(\.name) }
    if let name = names.first(where: { [Self.page, MapsManifest.name, FolderLock.name].contains($0) }) {
      throw .usage(Problem(at: "-o \(name)", "the name of the page of all maps", cure: "choose other names with -o"))
    }
    try checkOutputs(
      names.filter { known[$0] == nil }.map { name in
        // Half of a file is left where the power failed.
        let replaced: OutputFile.Replaced = size(outputs.path(name)) == 0 ? .all : .own
        return file(name, replacing: isWhole(name) ? .own : earlier[name].map { .listed($0) } ?? replaced)
      })
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
      there.map { MapsManifest.File(name: $0, sha256: known[$0] ?? digestOfFile(outputs.path($0))) }
    )
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
    try writeFile(bytes, to: file(name, replacing: .all), isOneOfMany: true)
    return MapsManifest.File(name: name, sha256: bytes.withUnsafeBytes(sha256))
  }

  private func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 && isRegular(status) ? Int(status.st_size) : nil
  }

  // MARK: After

  /// Writes page and list of all maps that lie there: those of this run, and those that other runs have listed.
  ///
  /// - Parameters:
  ///   - results: what became of each hub of this run.
  ///   - written: the names of the files that this run has written.
  func end(_ results: [HubResult], _ choice: HubChoice, written: [String]) throws(Failure) {
    try syncFiles(written.map { file($0) })
    let lock = try FolderLock(outputs.folder)
    defer { withExtendedLifetime(lock) {} }
    guard var list = try list(), list.key == key else {
      let cure: Message = "run them one after the other, or name another folder with -o"
      throw .data(Problem(at: outputs.folder, "another run has begun other maps there", cure: cure))
    }
    let own = Set(results.map(\.id))
    let maps = list.maps.filter { !own.contains($0.id) } + results.compactMap(\.map)
    list.maps = maps.compactMap(there).sorted { $0.id < $1.id }
    list.failed = (list.failed.filter { !own.contains($0.id) } + results.compactMap(\.failed)).sorted { $0.id < $1.id }
    list.earlier = try settled(list.earlier ?? [], results, choice)
    let page = MapsIndex(list)
    try writeFile(page.html, to: file(Self.page))
    try write(list)
  }

  /// A map with those of its files that are there; nothing where none is.
  private func there(_ map: MapsManifest.Map) -> MapsManifest.Map? {
    var map = map
    map.files.removeAll { !Self.isName($0.name) || !fileExists(outputs.path($0.name)) }
    return map.files.isEmpty ? nil : map
  }

  /// The earlier files that other runs will replace. Those that none will are removed, unless somebody has made them theirs.
  private func settled(
    _ earlier: [MapsManifest.File], _ results: [HubResult], _ choice: HubChoice
  ) throws(Failure) -> [MapsManifest.File]? {
    let own = Set(results.flatMap { outputs.files(of: $0.id).map(\.name) })
    let new = Set(results.compactMap(\.map).flatMap(\.files).map(\.name))
    let awaited = Set(choice.all.flatMap { outputs.files(of: $0.id).map(\.name) }).subtracting(own)
    for file in earlier where !new.contains(file.name) && !awaited.contains(file.name) && Self.isName(file.name) {
      let path = outputs.path(file.name)
      if digestOfFile(path) == file.sha256 { try removeFile(path) }
    }
    let rest = earlier.filter { awaited.contains($0.name) && !new.contains($0.name) }
    return rest.isEmpty ? nil : rest
  }

  // MARK: The list

  private func file(_ name: String, replacing replaced: OutputFile.Replaced = .own) -> OutputFile {
    OutputFile(unnamed: outputs.path(name), replacing: replaced, cure: OutputFile.otherFolder)
  }

  private func write(_ list: MapsManifest) throws(Failure) { try writeFile(list.json, to: file(MapsManifest.name)) }

  /// The list that is there.
  private func list() throws(Failure) -> MapsManifest? {
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
