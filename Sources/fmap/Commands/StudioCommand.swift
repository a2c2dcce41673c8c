import FriendshipMaps
import Friendships
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Command {
  /// Opens the studio in the browser.
  static let studio = Command(
    name: "studio", summary: "see, mend and draw a table in the browser of this computer", operands: [],
    options: [
      Option("port", value: "N", "where it listens at 127.0.0.1, 1 to 65535 (default: any that is free)"),
      Option("no-open", "print its address instead of opening a browser"),
      CommonOptions.help,
    ],
    notes: """
      Nothing leaves this computer, and the table is never changed. Ctrl-C ends it, as the button on its page does;
      ten minutes after its last page was closed it ends by itself. A second start opens the one that is running.
      Where no page opens, --no-open prints the address for a browser of your choice.

      Examples:
        fmap studio
        fmap studio friends.xlsx
        fmap studio --no-open --port 8017
      """,
    run: openStudio, operandName: "[TABLE]")
}

private func openStudio(_ arguments: Arguments) throws(Failure) {
  var words = ["--from-fmap", "--language", MessageLanguage.current]
  if let table = arguments.operands.first {
    guard fileEnding(table) != "json" else {
      throw .usage(
        Problem(at: "studio", "takes a table", found: table, cure: "name the workbook or .csv, or drop it on the page"))
    }
    words += ["--table", table]
  }
  if let port = try arguments.whole("port", in: 1...65535) { words += ["--port", "\(port)"] }
  if arguments.has("no-open") { words.append("--no-open") }
  try become(try studioProgram(), words)
}

/// The path of the studio's server: beside this program, or in the folder `libexec` beside its own. It is never looked for anywhere
/// else, so that no other program of that name is run.
private func studioProgram() throws(Failure) -> String {
  let folder = ownPath().map(folder(of:)) ?? "."
  let places = ["", "../libexec/", "../libexec/fmap/"].map { "\(folder)/\($0)fmap-studio" }
  if let place = places.first(where: { access($0, X_OK) == 0 }) { return place }
  throw .data(
    Problem(
      at: "studio", "not installed: fmap-studio is not there", found: places[0],
      cure: "where fmap was built, make studio builds it"))
}

/// The path of this program, without symbolic links; nothing where the system does not tell.
private func ownPath() -> String? {
  var path = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
  #if canImport(Darwin)
    var size = UInt32(path.count)
    guard _NSGetExecutablePath(&path, &size) == 0 else { return nil }
  #else
    guard readlink("/proc/self/exe", &path, path.count - 1) > 0 else { return nil }
  #endif
  guard let full = realpath(path, nil) else { return nil }
  defer { free(full) }
  return String(cString: full)
}

/// Goes on as another program.
private func become(_ path: String, _ words: [String]) throws(Failure) {
  var arguments: [UnsafeMutablePointer<CChar>?] = ([path] + words).map { strdup($0) } + [nil]
  defer { arguments.forEach { free($0) } }
  execv(path, &arguments)
  throw .data(Problem(at: "studio", "cannot start: \(systemError(errno))", found: path))
}
