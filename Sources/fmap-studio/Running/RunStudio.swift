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
  case .other(let place?): present(place, words, name, folder, of: nil)
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
  let server = try words.port == 0 ? Server.atUsualPort() : Server(port: words.port)
  let place = Place(port: server.port, secret: secret.description)
  let studio = Studio(Gate(port: server.port, secret: secret), language: words.language, store: store, table: table)
  server.serve(studio)
  let signals = endingSignals { _ in studio.life.end() }
  // A page that goes away must not end the program, nor a limit on the size of files.
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
  guard instance.tell(place) else { throw Refusal.cannotWrite(folder.path, errno) }
  studio.followTable()
  present(place, words, name, folder, of: studio)
  allowManyFiles()
  withExtendedLifetime(signals) { studio.life.wait(studio.tidy) }
  studio.news.end()
  studio.jobs.cancelAll()
  // The answer to whoever has ended it, and the last word to its pages, are still on their way.
  return server.stop(2) && studio.jobs.waitForAll(1)
}

/// How long a browser may take for its first page before the address is told, in seconds.
private let browserPatience = 10.0

/// Opens a page, or says where it is.
///
/// - Parameter studio: the one that has just begun; nothing for one that was running already.
private func present(
  _ place: Place, _ words: StudioWords, _ name: String, _ folder: RunFolder, of studio: Studio?
) {
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
      studio != nil
        ? "fmap studio is open in your browser; Ctrl-C ends it" : "fmap studio is running already; it opens once more",
      in: language))
  Browser.open(folder.file(document), failed: failed)
  // The thread that waits for the browser's program would end with this one.
  guard let studio else { return _ = usleep(500_000) }
  startThread {
    studio.life.pause(browserPatience)
    guard !studio.life.isEnding, !studio.life.hasHadPage else { return }
    // A browser that is kept apart from the system, as a snap is, may not read the file, and says so on a page of its own.
    tell(said("no page has opened; open this address in a browser:", in: language))
    tellAddress()
  }
}

/// Writes a line; where nobody reads it any more there is nobody to tell.
func tell(_ line: String, at descriptor: Int32 = STDOUT_FILENO) {
  try? writeAll(Array((line + "\n").utf8), to: descriptor)
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
