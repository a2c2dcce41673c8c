import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The table that was named when the studio was started: it is read, followed while other programs save it, and never written.
final class NamedTable: Sendable {
  /// One state of it.
  struct Version: Sendable, Encodable {
    /// The id of its content in the store.
    let id: String
    /// The last part of its path.
    let name: String
  }

  private struct State {
    var version: Version
    /// How often it has changed.
    var count: Int
    /// What was there when it was read last, whether or not it was a table.
    var seen: FileState
    /// The ids of earlier ones that the page may still ask for.
    var earlier: [String] = []
  }

  /// Its path, without symbolic links.
  let path: String
  private let store: FileStore
  private let state: Monitor<State>

  /// Reads a table; throws where that cannot be done. What is wrong in it is for the page to tell.
  init(_ path: String, _ store: FileStore) throws(Failure) {
    guard let full = realpath(path, nil) else { throw Refusal.cannotRead(path, errno) }
    defer { free(full) }
    (self.path, self.store) = (String(cString: full), store)
    let (bytes, seen) = try readFile(self.path)
    let version = Version(id: try Self.stored(bytes, path, in: store), name: lastPart(of: path))
    state = Monitor(State(version: version, count: 0, seen: seen))
  }

  /// The folder in which it lies.
  var folder: String {
    let folder = path.dropLast(lastPart(of: path).count + 1)
    return folder.isEmpty ? "/" : String(folder)
  }

  /// Whether an id is that of its content, now or a little earlier.
  func has(_ id: String?) -> Bool {
    state.with { state in id.map { $0 == state.version.id || state.earlier.contains($0) } ?? false }
  }

  /// The newest state that is a table.
  var version: (Version, count: Int) { state.with { ($0.version, $0.count) } }

  /// Looks whether it was saved anew; to be called every few hundred milliseconds.
  ///
  /// While a program writes it, it may be half there or not at all: then the old one stays, and nobody is told.
  ///
  /// - Parameter before: what was there when it was looked at last.
  /// - Returns: what is there now, and whether it is a new table.
  func look(_ before: FileState?) -> (now: FileState?, isNew: Bool) {
    let now = FileState(of: path)
    guard let now, now == before, now != state.with({ $0.seen }) else { return (now, false) }
    guard let (bytes, seen) = try? readFile(path) else { return (nil, false) }
    state.with { $0.seen = seen }
    guard Self.isTable(bytes, named: path), let id = try? Self.stored(bytes, path, in: store) else {
      return (seen, false)
    }
    return (seen, take(id))
  }

  /// Takes a new content; whether it differs from the last one.
  private func take(_ id: String) -> Bool {
    let (isNew, forgotten): (Bool, [String]) = state.with { state in
      guard id != state.version.id else { return (false, []) }
      state.earlier.removeAll { $0 == id }
      state.earlier.append(state.version.id)
      state.version = Version(id: id, name: state.version.name)
      state.count += 1
      let forgotten = Array(state.earlier.dropLast(Self.kept))
      state.earlier.removeFirst(forgotten.count)
      return (true, forgotten)
    }
    forgotten.forEach(store.remove)
    return isNew
  }

  /// How many earlier states a page that is a little behind may ask for.
  private static let kept = 3

  private static func isTable(_ bytes: [UInt8], named path: String) -> Bool {
    !bytes.isEmpty && MapData.isTable(SourceFile(name: lastPart(of: path), bytes: bytes))
  }

  private static func stored(_ bytes: [UInt8], _ path: String, in store: FileStore) throws(Failure) -> String {
    do {
      return try store.keep(SourceFile(name: lastPart(of: path), bytes: bytes))
    } catch {
      throw error.failure
    }
  }
}
