import FriendshipMaps

/// Everything that routes share.
final class Studio: Sendable {
  /// Who is let in.
  let gate: Gate
  /// `en` or `zh`, as the terminal speaks.
  let language: String
  /// The files that were given.
  let store: FileStore
  /// The table that was named on the command line.
  let table: NamedTable?
  /// What is kept beside it.
  let kept: KeptMap?
  /// What pages have made.
  let works = Works()
  /// The tables that were read last.
  let reviews = Shelf<Project.Table, TableReview>()
  /// The maps that were drawn last.
  let maps = Shelf<Project.Picture, FriendshipMap>()
  /// Drawings wait here: each takes a core, and memory.
  let drawings = Turnstile(most: 4)
  /// Work that takes longer than a page should wait for an answer.
  let jobs = Jobs()
  /// What pages are told.
  let news = News()
  /// How long all this lives.
  let life = Life()

  init(_ gate: Gate, language: String, store: FileStore, table: NamedTable?) {
    (self.gate, self.language, self.store, self.table) = (gate, language, store, table)
    kept = table.map { KeptMap(beside: $0.path) }
  }

  /// For how many seconds without a drawing a large map is kept: whoever moves the slider of years does not wait for it twice, and
  /// whoever looks at it lets a quarter of a gigabyte lie idle.
  private static let pause = 5.0

  /// Gives back what was kept for a drawing that does not come; to be called every second.
  func tidy() {
    guard drawings.quiet() > Self.pause, maps.forgetLarge() else { return }
    giveBackFreedMemory()
  }

  /// What some work gives that takes a core and memory: it waits for its turn as long as whoever asked does, and what it freed is given
  /// back.
  func inTurn<Value>(_ request: Request, _ work: () throws(Refused) -> Value) throws(Refused) -> Value {
    let value = try drawings.pass(while: request.isWanted) { () throws(Refused) in
      defer { giveBackFreedMemory() }
      return try work()
    }
    guard let value else { throw Refusal.unwanted }
    return value
  }

  /// Follows the named table until the program ends.
  func followTable() {
    guard let table else { return }
    startThread { [self] in
      var last: FileState?
      while !life.isEnding {
        let (now, isNew) = table.look(last)
        last = now
        if isNew {
          let (version, count) = table.version
          news.tell(version, count: count)
        }
        life.pause(0.3)
      }
    }
  }
}
