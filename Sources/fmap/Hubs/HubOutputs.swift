import FriendshipMaps
import Messages

/// Where the maps of many hubs are written to, and in which formats: names in one folder, each with `{hub}` for the id of a hub.
struct HubOutputs {
  /// The folder.
  let folder: String
  /// Whether somebody has named it.
  let isNamed: Bool
  /// The names in the order in which they were asked for, and their formats.
  let patterns: [(name: String, format: OutputFormat)]

  /// What stands for the id of a hub.
  static let place = "{hub}"

  /// Reads the options: a folder, for which `--format` says what is written there, or names with their endings.
  init(_ arguments: Arguments) throws(Failure) {
    let ids = try arguments.choices("format", among: OutputFormat.all.map(\.id))
    let asked = ids.isEmpty ? [OutputFormat.svg] : OutputFormat.all.filter { ids.contains($0.id) }
    let paths = arguments.all("output")
    var (folders, patterns): ([String], [(name: String, format: OutputFormat)]) = ([], [])
    for path in paths.isEmpty ? ["out/hubs"] : paths {
      let (folder, name) = try Self.parts(path)
      folders.append(folder)
      if let name {
        patterns.append((name, try OutputFormat.named(in: name)))
      } else {
        patterns += asked.map { ("\(Self.place).\($0.id)", $0) }
      }
    }
    if let other = folders.first(where: { $0 != folders[0] }) {
      let cure: Message = "write all maps into one folder: \(folders[0]) or \(other)"
      throw .usage(Problem(at: "-o \(other)", "several folders", found: folders[0], cure: cure))
    }
    if !ids.isEmpty, paths.contains(where: { $0.contains(Self.place) }) {
      throw .usage(
        Problem(at: "--format", "the names after -o already say which format", cure: "leave one of them out"))
    }
    for (index, pattern) in patterns.enumerated()
    where patterns[..<index].contains(where: { $0.format.id == pattern.format.id }) {
      throw .usage(
        Problem(at: "-o \(pattern.name)", "a second name for .\(pattern.format.id)", cure: "leave one of them out"))
    }
    (folder, isNamed, self.patterns) = (folders[0], !paths.isEmpty, patterns)
  }

  /// The folder and the name in it of a path; no name of a path that is a folder.
  private static func parts(_ path: String) throws(Failure) -> (folder: String, name: String?) {
    let cure: Message = "name a folder, or files in it such as DIR/\(place).svg"
    guard path != "-" else { throw .usage(Problem(at: "-o -", "one place for many maps", cure: cure)) }
    let name = lastPart(path)
    if !path.contains(place) {
      guard path.hasSuffix("/") || fileEnding(path) == nil || isFolder(path) else {
        throw .usage(Problem(at: "-o \(path)", "one name for many maps", cure: cure))
      }
      var folder = path
      while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
      return (folder, nil)
    }
    guard name.components(around: place) == 2, path.components(around: place) == 2 else {
      throw .usage(Problem(at: "-o \(path)", "\(place) must stand once, in the name of the file", cure: cure))
    }
    return (Messages.folder(of: path), name)
  }

  /// Whether pages are among them.
  var hasPages: Bool { patterns.contains { $0.format.id == "html" } }

  /// The name of a hub's file.
  func name(_ pattern: String, of id: String) -> String { pattern.replacing(Self.place, with: id) }

  /// The names of all files of a hub, with their formats.
  func files(of id: String) -> [(name: String, format: OutputFormat)] {
    patterns.map { (name($0.name, of: id), $0.format) }
  }

  /// Where a file of the folder is.
  func path(_ name: String) -> String { folder == "/" ? "/\(name)" : "\(folder)/\(name)" }
}

extension String {
  /// Into how many parts another text cuts this one.
  fileprivate func components(around other: String) -> Int { ranges(of: other).count + 1 }
}
