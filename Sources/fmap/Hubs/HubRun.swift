import FriendshipMaps
import Friendships
import Messages

/// `fmap render PAIRS --each-hub`: the map of every city of a table of pairs, the table read once, on all cores.
struct HubRun {
  private let task: MapTask
  private let pairs: CityPairs
  private let outputs: HubOutputs
  private let choice: HubChoice
  /// The day that all maps show; the latest where no row of the table has a date.
  private let day: MapDay
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
    day = task.day == .latest ? pairs.day : task.day
    choice = try HubChoice(arguments, pairs, on: day)
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
    let progress = Progress(total: choice.own.count, quiet: task.isQuiet)
    let waiting = { progress.say(FolderLock.waiting) }
    let results = try progress.during { () throws(Failure) in
      try folder.begin(choice, waiting: waiting)
      let ready = folder
      let results = try drawn(in: ready, progress)
      try ready.end(results, choice, theme: task.request.sharedTheme, waiting: waiting)
      return results
    }
    let report = HubReport(
      folder: outputs.folder, results: results, leavesOutErrors: task.request.leaveOutErrors)
    Terminal.report((task.day == .latest ? HubReport.lateness(pairs) : []) + report.doubts, quiet: task.isQuiet)
    if !task.isQuiet { Terminal.tell(report.summary) }
    guard report.failures.isEmpty else { throw .data(report.failures) }
  }

  /// What became of each hub. Whoever interrupts the run is told how far it is.
  private func drawn(in folder: MapsFolder, _ progress: Progress) throws(Failure) -> [HubResult] {
    let (own, isQuiet) = (choice.own, task.isQuiet)
    return try whenInterrupted {
      progress.end()
      Terminal.report([HubReport.interruption(folder.wholeCount(of: own), of: own.count)], quiet: isQuiet)
    } during: { () throws(Failure) in
      try parallelMap(own, threads: threads, makeWorker: {}) { _, hub throws(Failure) in
        defer { progress.step() }
        return try result(of: hub, in: folder)
      }
    }
  }

  /// How many maps are drawn at once. None holds more than pictures of its size take.
  private var threads: Int {
    let hasPixels = outputs.patterns.contains { $0.format.id == "png" }
    let side = { (asked: Int?, usual: Double) in asked.map(Double.init) ?? usual }
    let scale = task.request.page == nil ? task.request.scale ?? 1 : 6
    let pixels = side(task.request.width, 1920) * side(task.request.height, 1080) * scale * scale
    let need = MemoryNeed(fixed: MemoryNeed.fonts, perThread: 30e6 + (hasPixels ? 4.5 * pixels : 0))
    let count = workerCount(need, atMost: jobs)
    if let jobs, count < min(jobs, coreCount) {
      let what: Message = "more than there is memory for"
      let cure: Message = "maps are drawn \(count) at once"
      Terminal.report([Problem(.note, at: "--jobs", what, found: "\(jobs)", cure: cure)], quiet: task.isQuiet)
    }
    return count
  }

  /// What the maps have in common.
  private var key: MapsManifest.Key {
    MapsManifest.Key(
      table: MapsManifest.File(name: pairs.file.name, sha256: pairs.file.sha256),
      date: day == .latest ? nil : day.description, options: asked, names: outputs.patterns.map(\.name))
  }

  // MARK: One hub

  /// The options that may be wrong for one hub alone.
  private static let aboutOneHub = ["--relation", "--continent", "--country", "--year", "--date"]

  /// Draws what is missing of a hub. What cannot be drawn is its own matter; what cannot be written ends the run.
  private func result(of hub: CityPairs.Hub, in folder: MapsFolder) throws(Failure) -> HubResult {
    var result = HubResult(hub)
    let missing: [(name: String, format: OutputFormat)]
    (missing, result.there) = folder.files(of: hub)
    var map: (data: MapData, day: MapDay)?
    do throws(Failure) {
      let data = try pairs.data(of: hub)
      try task.check(data)
      // Where none of its rows has a date its map is of no day.
      let day = data.atlas.isUndated ? task.day : day
      let partners = data.cityCount(on: day)
      guard partners >= choice.least else {
        result.skip(partners, least: choice.least, on: day)
        return result
      }
      map = (data, day)
      if !missing.isEmpty { try draw(data, on: day, missing, &result) }
    } catch {
      // What is wrong with all maps need not be told of each.
      if case .usage(let problem) = error, !Self.aboutOneHub.contains(problem.place) { throw error }
      result.problems = error.problems.filter { $0.severity == .error }
    }
    let new = try result.drawn.map { name, bytes throws(Failure) in try folder.write(bytes, as: name) }
    result.drawn = []
    result.written = new.map(\.name)
    let names = outputs.files(of: hub.id).map(\.name)
    let files = names.compactMap { name in (new + result.there).first { $0.name == name } }
    if let map, !files.isEmpty { result.map = MapsManifest.Map(hub, map.data, on: map.day, files: files) }
    return result
  }

  private func draw(
    _ data: MapData, on day: MapDay, _ files: [(name: String, format: OutputFormat)], _ result: inout HubResult
  ) throws(Failure) {
    var map = try pairs.map(of: data).still(on: day)
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
