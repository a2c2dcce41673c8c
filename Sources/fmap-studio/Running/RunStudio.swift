import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs the studio of a table until it ends, or opens the one that is running already.
func runStudio(_ words: StudioWords) throws(Failure) {
  guard words.isFromFmap else { throw Refusal.notDirectly }
  let store = FileStore()
  let table = try words.table.map { path throws(Failure) in try NamedTable(path, store) }
  let folder = try RunFolder()
  let name = Instance.name(of: table?.path)
  switch try instance(name, in: folder) {
  case .other(let place?): present(place, words, name, folder, isNew: false)
  case .other(nil): throw Refusal.noPort
  case .own(let instance):
    defer { instance.end() }
    let isOver = try serve(instance, words, name, folder, store, table)
    guard isOver else {
      // What is still drawn is drawn for nobody, and uses what an orderly exit would take from it.
      instance.end()
      _exit(0)
    }
  }
}

/// The right to be the studio of a name, or the one that has it and answers.
private func instance(_ name: String, in folder: RunFolder) throws(Failure) -> Instance.Attempt {
  // One that is only starting is given five seconds.
  for _ in 0..<50 {
    switch try Instance.attempt(name, in: folder) {
    case .own(let instance): return .own(instance)
    case .other(let place?):
      if place.answers() { return .other(place) }
      Instance.replace(name, in: folder)
    case .other(nil): usleep(100_000)
    }
  }
  Instance.replace(name, in: folder)
  return try Instance.attempt(name, in: folder)
}

/// Serves until somebody ends it; whether nothing is being done any more.
private func serve(
  _ instance: Instance, _ words: StudioWords, _ name: String, _ folder: RunFolder, _ store: FileStore,
  _ table: NamedTable?
) throws(Failure) -> Bool {
  let secret = Secret()
  let server = try server(words, name)
  let place = Place(port: server.port, secret: secret.description)
  let studio = Studio(Gate(port: server.port, secret: secret), language: words.language, store: store, table: table)
  server.serve(studio)
  let signals = Signals { studio.life.end() }
  guard instance.tell(place) else { throw Refusal.cannotWrite(folder.path, errno) }
  studio.followTable()
  present(place, words, name, folder, isNew: true)
  allowManyFiles()
  withExtendedLifetime(signals) { studio.life.wait(studio.tidy) }
  studio.news.end()
  studio.jobs.cancelAll()
  // The answer to whoever has ended it, and the last word to its pages, are still on their way.
  return server.stop(2) && studio.jobs.waitForAll(1)
}

/// The server at the port that was asked for, or at the usual one of its name, or else at any that is free.
private func server(_ words: StudioWords, _ name: String) throws(Failure) -> Server {
  if words.port == 0, let server = try? Server(port: Instance.usualPort(of: name)) { return server }
  return try Server(port: words.port)
}

/// Opens a page, or says where it is.
private func present(_ place: Place, _ words: StudioWords, _ name: String, _ folder: RunFolder, isNew: Bool) {
  let language = words.language
  let tellAddress: @Sendable () -> Void = { tell(place.address) }
  guard words.opens else { return tellAddress() }
  let failed: @Sendable () -> Void = {
    tell(said("no browser could be opened; open this address in one:", in: language))
    tellAddress()
  }
  let document = name + ".html"
  guard folder.write(Browser.document(leadingTo: place.address), to: document) else { return failed() }
  tell(
    said(
      isNew
        ? "fmap studio is open in your browser; Ctrl-C ends it" : "fmap studio is running already; it opens once more",
      in: language))
  Browser.open(folder.file(document), failed: failed)
  // The thread that waits for the browser's program would end with this one.
  if !isNew { usleep(500_000) }
}

/// Writes a line; where nobody reads it any more there is nobody to tell.
func tell(_ line: String, at descriptor: Int32 = STDOUT_FILENO) {
  _ = writeAll(Array((line + "\n").utf8), to: descriptor)
}

/// Each file that is given to the studio is kept open; a usual limit is 256 or 1024.
private func allowManyFiles() {
  var limit = rlimit()
  #if canImport(Darwin)
    let kind = RLIMIT_NOFILE
  #else
    let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #endif
  guard getrlimit(kind, &limit) == 0 else { return }
  limit.rlim_cur = min(limit.rlim_max, 8192)
  setrlimit(kind, &limit)
}
