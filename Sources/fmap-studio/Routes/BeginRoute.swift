import FriendshipMaps

extension Route {
  /// The first map of a table, or what is to be asked before there can be one; of a folder that was packed its own map and files.
  static let begin = Route(method: "POST", path: "/api/begin", body: .json) { request, studio throws(Refused) in
    let wish = try request.json(BeginWish.self)
    guard isName(wish.name) else { throw Refusal.noName }
    return try studio.inTurn(request) { () throws(Refused) in
      guard let bytes = studio.store[wish.table]?.bytes else { throw Refusal.unknownFiles([wish.table]) }
      let table = SourceFile(name: wish.name, bytes: bytes)
      if let folder = try answered({ () throws(Failure) in try MapFolder.contents(ofZip: table) }) {
        return Answer.json(try Unpacked(folder, of: wish.name, studio.store))
      }
      var request = MapRequest()
      (request.sheet, request.encoding) = (wish.sheet, wish.encoding)
      return .bytes(
        try answered { () throws(Failure) in try Beginning.json(of: table, hub: wish.hub, request) },
        "application/json")
    }
  }
}

private struct BeginWish: Decodable {
  /// The id of the table, or of a folder that was packed.
  let table: String
  /// Its name.
  let name: String
  /// The city in the middle, as a person types it; nothing where it is to be asked.
  let hub: String?
  let sheet, encoding: String?
}

/// A folder of a map whose files are now in the store.
private struct Unpacked: Encodable {
  let map: String
  let needsHub = false
  let table: Given
  /// The ids of the other files, by their paths.
  let files: [String: String]

  struct Given: Encodable {
    let id, name: String
  }

  init(_ folder: MapFolder.Contents, of name: String, _ store: FileStore) throws(Refused) {
    guard let table = folder.table else { throw Refusal.noTable(in: name) }
    map = folder.map
    self.table = Given(id: try store.keep(table), name: table.name)
    var files: [String: String] = [:]
    for file in folder.others { files[file.name] = try store.keep(file) }
    self.files = files
  }
}
