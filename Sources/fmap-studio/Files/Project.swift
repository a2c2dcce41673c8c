import FriendshipMaps

/// A map that is being made: the text of its map.json, its table and the files beside it, by the ids that they were given with.
struct Project: Decodable, Hashable, Sendable {
  /// The text of map.json; nothing for the built-in one.
  let map: String?
  /// The id of the table; nothing for the built-in one.
  let table: String?
  /// The ids of further files, by their paths from map.json.
  let files: [String: String]?

  /// What of it is read: who asks for another year, or adds a photo, does not wait for the table again.
  struct Table: Hashable, Sendable {
    let map: String?
    let table: String?
  }

  /// `map.json`.
  var mapFile: SourceFile { map.map { SourceFile(name: "map.json", bytes: Array($0.utf8)) } ?? BuiltIn.map.file }

  /// Its table, looked through.
  func review(_ studio: Studio) throws(Refused) -> TableReview {
    try check(studio.store)
    let key = Table(map: map, table: table)
    let isLarge = isLarge(studio.store)
    return try studio.reviews.value(of: key, isLarge: isLarge) { () throws(Refused) in
      // What was drawn of it before holds all of what was read before.
      if isLarge { studio.maps.forgetLarge() }
      let table = SourceFile(name: "table", bytes: try tableBytes(studio.store))
      // All that fmap check finds is looked for in lists of offices, and not in those of machines.
      return TableReview(map: mapFile.bytes, table: table, isThorough: table.bytes.count < 1 << 18)
    }
  }

  /// It, ready to be drawn.
  func map(_ size: SizeWish, _ studio: Studio) throws(Refused) -> FriendshipMap {
    try check(studio.store)
    let key = Picture(table: Table(map: map, table: table), size: size)
    return try studio.maps.value(of: key, isLarge: isLarge(studio.store)) { () throws(Refused) in
      let review = try review(studio)
      return try answered { () throws(Failure) in try review.map(size.request) }
    }
  }

  /// A map of a size.
  struct Picture: Hashable, Sendable {
    let table: Table
    let size: SizeWish
  }

  /// The bytes of its table.
  func tableBytes(_ store: FileStore) throws(Refused) -> [UInt8] {
    guard let table else { return BuiltIn.friendships.file.bytes }
    guard let bytes = store[table]?.bytes else { throw Refusal.unknownFiles([table]) }
    return bytes
  }

  /// The photos of its table.
  ///
  /// - Parameter isWhole: whether those are meant, too, that no page of the map shows.
  func photos(of data: MapData, isWhole: Bool = false, _ studio: Studio) -> TablePhotos {
    let wanted = isWhole ? data.friendships.photoFiles : data.photoFiles
    let given = GivenFiles(files ?? [:], data)
    let named = studio.table.flatMap { table in table.has(self.table) ? table.folder : nil }
    return TablePhotos(
      wanted,
      given: { path in
        let id = given.name(of: path).flatMap { files?[$0] }
        return id.flatMap { studio.store[$0] }.map { file in PhotoBytes(count: file.size, read: file.bytes) }
      }, below: named)
  }

  /// Which of the given files are photos that the table names, as they are called, and which are nothing of it.
  func match(_ data: MapData) -> (used: [String], unused: [String]) {
    let (given, names) = (GivenFiles(files ?? [:], data), (files ?? [:]).keys.sorted())
    let used = Set(data.friendships.photoFiles.compactMap { given.name(of: $0.path) })
    return (names.filter(used.contains), names.filter { !used.contains($0) })
  }

  /// Whether its table is some 50,000 rows and more.
  private func isLarge(_ store: FileStore) -> Bool { table.flatMap { store[$0] }.map { $0.size > 1 << 21 } ?? false }

  /// Throws where the server does not have a file, or has it no more.
  func check(_ store: FileStore) throws(Refused) {
    let ids = Set([table].compactMap { $0 } + (files ?? [:]).values)
    let missing = ids.filter { store[$0] == nil }
    if !missing.isEmpty { throw Refusal.unknownFiles(missing.sorted()) }
  }
}

/// Which of the given files a path in a table means.
private struct GivenFiles {
  private let files: [String: String]
  /// The folder of the table, from map.json, with its slash.
  private let root: String
  /// Photos that were dropped alone have no folder.
  private let alone: [String: [String]]

  init(_ files: [String: String], _ data: MapData) {
    self.files = files
    root = String(data.file.friendships.dropLast(lastPart(of: data.file.friendships).count))
    alone = Dictionary(grouping: files.keys) { lastPart(of: $0) }
  }

  /// The name of the file; of two that are called alike none is meant.
  func name(of path: String) -> String? {
    if let exact = [root + path, path].first(where: { files[$0] != nil }) { return exact }
    let found = alone[lastPart(of: path)] ?? []
    return found.count == 1 ? found[0] : nil
  }
}
