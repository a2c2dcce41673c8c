import FriendshipMaps
import Messages

/// Where a map is written to, and in which formats.
struct RenderOutputs {
  /// The pictures and pages in the order in which they were asked for; of a folder its pictures first.
  private(set) var all: [(path: String, format: OutputFormat)] = []
  /// The folders that get a page with all that belongs to it, each with the path of its page.
  private(set) var sites: [(folder: String, page: String)] = []
  /// Files whose names nobody gave, and what to do where they cannot be written.
  private var unnamed: [String: Message] = [:]

  /// The pages.
  var pages: [String] { all.filter { $0.format.id == "html" }.map(\.path) }

  /// Reads the options: the format by the ending of a name where there is one, else by `--format`.
  init(_ arguments: Arguments, _ day: MapDay, _ data: MapData) throws(Failure) {
    let ids = try arguments.choices("format", among: OutputFormat.all.map(\.id))
    let asked = OutputFormat.all.filter { ids.contains($0.id) }
    let paths = arguments.all("output")
    if paths.isEmpty {
      let name = data.fileName(on: data.day(day))
      all = (asked.isEmpty ? OutputFormat.usual : asked).map { ("out/\(name).\($0.id)", $0) }
      for (path, _) in all { unnamed[path] = "move it away, or name the output with -o" }
    }
    let streams = paths.count { $0 == "-" }
    if !asked.isEmpty, streams == 0, !paths.isEmpty {
      throw .usage(
        Problem(at: "--format", "the names after -o already say which format", cure: "leave one of them out"))
    }
    guard streams < 2, streams == 0 || asked.count < 2 else {
      throw .usage(Problem(at: "-o -", "several pictures for standard output", cure: "ask for one"))
    }
    for path in paths {
      if Self.meansFolder(path) {
        addSite(path)
      } else {
        all.append((path, path == "-" ? asked.first ?? .svg : try OutputFormat.named(in: path)))
      }
    }
  }

  /// The page of a folder, and the pictures that its readers may take away.
  private mutating func addSite(_ path: String) {
    var folder = path
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    let start = folder == "/" ? "/" : folder + "/"
    let files = OutputFormat.usual.map { ("\(start)map.\($0.id)", $0) } + [("\(start)index.html", OutputFormat.html)]
    for (path, _) in files { unnamed[path] = OutputFile.otherFolder }
    all += files
    sites.append((folder, "\(start)index.html"))
  }

  /// Whether a name is that of a folder, which may be made yet.
  private static func meansFolder(_ path: String) -> Bool { path.hasSuffix("/") || isFolder(path) }

  /// The files of the pictures and pages.
  ///
  /// - Parameter isExternal: whether script and style of pages go into files of their own. The still that stands beside such a page is
  ///   in a folder there already.
  func files(external isExternal: Bool) -> [OutputFile] {
    let assets = pages.filter { isExternal && $0 != "-" }.flatMap { page in
      let files = StillMap.assets(of: page)
      return (sites.contains { $0.page == page } ? files.filter { fileEnding($0) != "svg" } : files)
        .map { OutputFile(unnamed: $0, cure: unnamed[page] ?? OutputFile.otherPage) }
    }
    return all.map { path, _ in
      unnamed[path].map { OutputFile(unnamed: path, cure: $0) } ?? OutputFile(named: path)
    } + assets
  }
}
