import FriendshipMaps
import Friendships
import Messages

/// `fmap render PAIRS --each-hub`: the map of every city of a table of pairs, the table read once, on all cores.
struct HubRun {
  private let task: MapTask
  private let pairs: CityPairs
  private let outputs: HubOutputs
  private let choice: HubChoice
  private let kiosk: Int?
  private let hasNotes: Bool
  private let jobs: Int?

  /// Reads the options and the table.
  init(_ arguments: Arguments) throws(Failure) {
    try Self.check(arguments)
    task = try MapTask(arguments)
    outputs = try HubOutputs(arguments)
    try checkResolution(arguments, outputs.patterns.map(\.format))
    kiosk = try fmap.kiosk(arguments, hasPage: outputs.hasPages)
    hasNotes = arguments.has("notes")
    jobs = try arguments.whole("jobs", in: 1...256)
    pairs = try task.files.pairs(task.request)
    choice = try HubChoice(arguments, pairs)
    asked = arguments.asked
  }

  /// What was asked of the maps.
  private let asked: [String: [String]]

  /// Refuses options that are for the map of one hub.
  private static func check(_ arguments: Arguments) throws(Failure) {
    for name in ["hub", "map"] where arguments.has(name) {
      let cure: Message = "leave one of the two out"
      throw .usage(Problem(at: "--\(name)", "given together with --each-hub, which draws every city", cure: cure))
    }
    for name in ["url", "assets", "photos"] where arguments.has(name) {
      throw .usage(
        Problem(at: "--\(name)", "is for the page of one map", cure: "leave it out, or leave out --each-hub"))
    }
  }

  /// Draws what is not there yet, and tells what was done.
  func run() throws(Failure) {
    if !outputs.isNamed { try createFolder("out", orElse: OutputFile.otherFolder) }
    var folder = MapsFolder(outputs, key)
    try folder.begin(choice)
    let progress = Progress(total: choice.own.count, quiet: task.isQuiet)
    let ready = folder
    let results = try progress.during { () throws(Failure) in
      try parallelMap(choice.own, threads: threads, makeWorker: {}) { _, hub throws(Failure) in
        defer { progress.step() }
        return try result(of: hub, in: ready)
      }
    }
    try folder.end(results, choice, written: results.flatMap(\.written))
    let report = HubReport(folder: outputs.folder, results: results)
    Terminal.report(report.doubts, quiet: task.isQuiet)
    if !task.isQuiet { Terminal.tell(report.summary) }
    guard report.failures.isEmpty else { throw .data(report.failures) }
  }

  /// How many maps are drawn at once. None holds more than pictures of its size take.
  private var threads: Int {
    let hasPixels = outputs.patterns.contains { $0.format.id == "png" }
    let side = { (asked: Int?, usual: Double) in asked.map(Double.init) ?? usual }
    let scale = task.request.page == nil ? task.request.scale ?? 1 : 6
    let pixels = side(task.request.width, 1920) * side(task.request.height, 1080) * scale * scale
    let need = MemoryNeed(fixed: MemoryNeed.fonts, perThread: 30e6 + (hasPixels ? 4.5 * pixels : 0))
    return jobs ?? workerCount(need)
  }

  /// What the maps have in common.
  private var key: MapsManifest.Key {
    MapsManifest.Key(
      table: MapsManifest.File(name: pairs.file.name, sha256: pairs.file.sha256),
      date: task.day == .latest ? nil : task.day.description, options: asked, names: outputs.patterns.map(\.name))
  }

  // MARK: One hub

  /// The options that may be wrong for one hub alone.
  private static let aboutOneHub = ["--relation", "--continent", "--country", "--year", "--date"]

  /// Draws what is missing of a hub. What cannot be drawn is its own matter; what cannot be written ends the run.
  private func result(of hub: CityPairs.Hub, in folder: MapsFolder) throws(Failure) -> HubResult {
    var result = HubResult(hub: hub)
    let (missing, there) = folder.files(of: hub)
    let data: MapData
    do throws(Failure) {
      data = try pairs.data(of: hub)
      try task.check(data)
      if !missing.isEmpty { try draw(data, missing, &result) }
    } catch {
      // What is wrong with all maps need not be told of each.
      if case .usage(let problem) = error, !Self.aboutOneHub.contains(problem.place) { throw error }
      result.problems = error.problems.filter { $0.severity == .error }
      return result
    }
    let new = try result.drawn.map { name, bytes throws(Failure) in try folder.write(bytes, as: name) }
    result.drawn = []
    result.written = new.map(\.name)
    let names = outputs.files(of: hub.id).map(\.name)
    let files = names.compactMap { name in (new + there).first { $0.name == name } }
    if !files.isEmpty { result.map = MapsManifest.Map(hub, data, on: task.day, files: files) }
    return result
  }

  private func draw(
    _ data: MapData, _ files: [(name: String, format: OutputFormat)], _ result: inout HubResult
  ) throws(Failure) {
    var map = try pairs.map(of: data).still(on: task.day)
    (map.kiosk, map.hasNotes) = (kiosk, hasNotes)
    let pictures = Pictures(of: map, files.map { ($0.name, $0.format) }, external: false)
    result.problems = pictures.problems
    // Made here, not while they are written: one file at a time is.
    result.drawn = pictures.drawn.map { ($0.path, $0.bytes.whole) }
    result.warnings = data.warnings.filter { $0.severity == .warning }
    let hasPicture = files.contains { $0.format.id != "html" }
    result.isCrowded = hasPicture && !map.map.missingNames(on: [map.day]).isEmpty
  }
}
