import Cartography
import FriendshipMaps
import Friendships
import Messages

/// What becomes of a folder of maps when a run has drawn its own.
extension MapsFolder {
  /// Writes page and list of all maps that lie there: those of this run, and those that other runs have listed.
  ///
  /// - Parameters:
  ///   - results: what became of each hub of this run.
  ///   - theme: that of the maps, where the list has its name alone.
  ///   - waiting: is called where another run holds the folder.
  func end(
    _ results: [HubResult], _ choice: HubChoice, theme: Theme? = nil, waiting: () -> Void = {}
  ) throws(Failure) {
    try syncFiles(results.flatMap(\.written).map { file($0) })
    let lock = try FolderLock(outputs.folder, waiting: waiting)
    defer { withExtendedLifetime(lock) {} }
    guard var list = try list(), list.key == key else {
      let cure: Message = "run them one after the other, or name another folder with -o"
      throw .data(Problem(at: outputs.folder, "another run has begun other maps there", cure: cure))
    }
    let own = Set(results.map(\.id))
    // Of a city that could not even be read what the list says holds.
    let unread = Set(results.filter { $0.map == nil && !$0.there.isEmpty && $0.skipped == nil }.map(\.id))
    let maps = list.maps.filter { !own.contains($0.id) || unread.contains($0.id) } + results.compactMap(\.map)
    list.maps = maps.compactMap(there).sorted { $0.id < $1.id }
    list.failed = (list.failed.filter { !own.contains($0.id) } + results.compactMap(\.failed)).sorted { $0.id < $1.id }
    let skipped = results.compactMap { result in result.skipped.map { MapsManifest.Failed(result.hub, [$0]) } }
    let all = ((list.skipped ?? []).filter { !own.contains($0.id) } + skipped).sorted { $0.id < $1.id }
    list.skipped = all.isEmpty ? nil : all
    list.earlier = try settled(list.earlier ?? [], results, choice)
    let page = MapsIndex(list, theme: theme)
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
}
