import FriendshipMaps

extension Route {
  /// What a page is told first.
  static let start = Route(method: "GET", path: "/api/start") { _, studio in
    .json(
      Start(
        version: FriendshipMap.version, language: studio.language, table: studio.table?.version.0,
        kept: studio.kept?.text, works: studio.works.all, map: String(decoding: BuiltIn.map.bytes, as: UTF8.self),
        // A page begins without them where there is no room for any file more.
        samples: BuiltIn.samples.compactMap { list, hub in
          (try? studio.store.keep(list.file)).map { Start.Sample(id: $0, name: list.name, hub: hub) }
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
  /// What pages have made, the newest first.
  let works: [Works.Work]
  /// The text of the built-in map, which is drawn before there is another.
  let map: String
  /// Lists to begin with.
  let samples: [Sample]

  struct Sample: Encodable {
    let id, name, hub: String
  }
}
