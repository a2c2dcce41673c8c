import FriendshipMaps

extension Route {
  /// What a page is told first.
  static let start = Route(method: "GET", path: "/api/start") { _, studio throws(Refused) in
    .json(
      Start(
        version: FriendshipMap.version, language: studio.language, table: studio.table?.version.0,
        kept: studio.kept?.text, map: String(decoding: BuiltIn.map.bytes, as: UTF8.self),
        samples: try BuiltIn.samples.map { (list, hub) throws(Refused) in
          Start.Sample(id: try studio.store.keep(list.file), name: list.name, hub: hub)
        }))
  }
}

private struct Start: Encodable {
  let version: String
  /// `en` or `zh`, as the terminal speaks.
  let language: String
  /// The table that was named on the command line.
  let table: NamedTable.Version?
  /// What was kept beside it.
  let kept: String?
  /// The text of the built-in map, which is drawn before there is another.
  let map: String
  /// Lists to begin with.
  let samples: [Sample]

  struct Sample: Encodable {
    let id, name, hub: String
  }
}
