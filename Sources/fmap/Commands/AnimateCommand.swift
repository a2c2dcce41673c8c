import Cartography
import Drawing
import FriendshipMaps
import Friendships
import Messages

extension Command {
  /// Draws every year since the first agreement.
  static let animate = Command(
    name: "animate", summary: "draw every year, as frames or as one moving picture", operands: [],
    options: [
      Option("from", value: "Y", "first year (default: the year of the first agreement)"),
      Option("to", value: "Y", "last year (default: the last year in the data)"),
      Option("output", short: "o", value: "FILE", "a folder for frames, or a .gif or .svg (default: out/frames)"),
      Option("format", value: "F", choices: ["png", "svg"], "format of the frames in a folder (default: png)"),
      Option("tween", value: "N", "frames in a year with new cities, in which links grow, 1 to 60 (default: 1)"),
      Option("year-duration", value: "S", "seconds for a year with new cities, 0.3 to 60 (default: 0.9)"),
      Option("empty-year-duration", value: "S", "seconds for any other year, 0.3 to 60 (default: 0.4)"),
      Option("hold", value: "S", "seconds for the last frame, 0.3 to 600 (default: 4)"),
      CommonOptions.loop, CommonOptions.bleed, CommonOptions.shard,
    ] + CommonOptions.data + CommonOptions.look + [CommonOptions.quiet, CommonOptions.help],
    notes: """
      A folder gets a picture for each frame; frames.json, which says what each one shows and for how long; and
      frames.ffconcat for ffmpeg -f concat. A GIF is 1280×720 unless --width or --height says otherwise. A single SVG
      holds the whole timeline; it plays in a plain <img> and shows its last year where motion is not wanted.
      Several runs may share the frames of a folder, each with a --shard of its own; the last one completes it.

      Examples:
        fmap animate
        fmap animate -o out/timeline.gif
        fmap animate -o out/timeline.svg
        fmap animate --from 1990 --to 2000 --tween 12 -o nineties
        fmap animate --shard 3/7 -o frames
      """,
    run: drawTimeline, takesTable: true)
}

private func drawTimeline(_ arguments: Arguments) throws(Failure) {
  var task = try MapTask(arguments)
  let path = arguments.text("output") ?? "out/frames"
  let output = try Output(path, arguments)
  task.request.isMoving = output == .gif
  let isSized = task.request.width != nil || task.request.height != nil
  if output == .gif, !isSized { task.request.usualSize = Size(width: 1280, height: 720) }
  let map = try task.map()
  let frames = try timeline(arguments, map.data).frames
  let isQuiet = task.isQuiet
  let progress = Progress(total: frames.count, quiet: isQuiet)
  Terminal.report(
    map.data.warnings + map.lookDoubts + map.partDoubts + map.missingNames(on: frames.map(\.day)), quiet: isQuiet)
  let file = OutputFile(named: path)
  if output == .gif || output == .svg { try checkOutputs([file]) }
  switch output {
  case .gif:
    let loops = try arguments.loops()
    let gif = try progress.during { () throws(Failure) in try map.gif(frames, loops: loops, progress: progress.step) }
    try write(gif, to: file, spoken: !isQuiet)
  case .svg:
    try write(map.animatedSVG(frames), to: file, spoken: !isQuiet && path != "-")
  case .pngFrames, .svgFrames:
    if !arguments.has("output") { try createFolder("out", orElse: OutputFile.otherFolder) }
    let folder = FrameFolder(path: path, isVector: output == .svgFrames)
    let key = frameKey(arguments, map.data, frames)
    if arguments.has("shard") {
      let part = try folder.write(map, frames, part: Shard(arguments), key: key, progress: progress)
      if !isQuiet { Terminal.tell(said(part, path)) }
      return
    }
    let old = try folder.write(map, frames, key: key, progress: progress)
    let note = old == 0 ? "" : " in place of \(old) earlier ones"
    if !isQuiet { Terminal.tell("wrote \(frames.count) frames to \(path)\(note)") }
  }
}

/// What tells the frames of a table, drawn in one way, from any others.
///
/// The years of a table without dates are those of the day, so that what is drawn on two days is not the same.
func frameKey(_ arguments: Arguments, _ data: MapData, _ frames: [Frame]) -> String {
  let asked = arguments.asked.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.joined(separator: "\t"))" }
  let format = arguments.text("format") ?? "png"
  let facts =
    ["fmap \(FriendshipMap.version)", data.digests.map, data.digests.friendships, format]
    + frames.map(\.day.description) + asked
  return Array(facts.joined(separator: "\n").utf8).withUnsafeBytes(sha256)
}

private func said(_ part: (drawn: Int, missing: Int), _ path: String) -> String {
  if part.drawn == 0, part.missing == 0 { return "all frames are there already in \(path)" }
  let rest = part.missing == 0 ? "all are there" : "\(part.missing) are to come"
  return "wrote \(part.drawn) \(part.drawn == 1 ? "frame" : "frames") to \(path); \(rest)"
}

/// What an animation is written as.
private enum Output {
  case gif, svg, pngFrames, svgFrames

  /// What a path and the other options ask for; an option that would do nothing is an error.
  init(_ path: String, _ arguments: Arguments) throws(Failure) {
    let format = try arguments.choice("format", among: ["png", "svg"])
    switch path == "-" ? "svg" : fileEnding(path) {
    case nil: self = format == "svg" ? .svgFrames : .pngFrames
    case "svg": self = .svg
    case "gif": self = .gif
    case .some(let ending):
      let cure: Message = "use .gif or .svg, or name a folder"
      throw .usage(Problem(at: "-o \(path)", "no moving picture as \".\(ending)\"", cure: cure))
    }
    let misplaced: [(option: String, isUsed: Bool, reason: Message)] = [
      ("format", self == .pngFrames || self == .svgFrames, "is for frames in a folder"),
      ("scale", self == .pngFrames || self == .gif, "has no meaning for an SVG, which has no pixels"),
      ("loop", self == .gif, "is for a GIF"),
      ("bleed", self == .pngFrames, "is for what is printed: frames as PNG"),
      ("shard", self == .pngFrames || self == .svgFrames, "is for frames in a folder"),
    ]
    for (option, isUsed, reason) in misplaced where !isUsed && arguments.has(option) {
      throw .usage(Problem(at: "--\(option)", reason, cure: "leave it out"))
    }
  }
}

private func timeline(_ arguments: Arguments, _ data: MapData) throws(Failure) -> Timeline {
  let years = try data.years(
    from: try arguments.whole("from", in: 1...9999), to: try arguments.whole("to", in: 1...9999))
  var durations = Timeline.Durations()
  let centiseconds = { (name: String, range: ClosedRange<Double>) throws(Failure) -> Int? in
    try arguments.number(name, in: range).map { Int(($0 * 100).rounded()) }
  }
  durations.year = try centiseconds("year-duration", 0.3...60) ?? durations.year
  durations.emptyYear = try centiseconds("empty-year-duration", 0.3...60) ?? durations.emptyYear
  durations.hold = try centiseconds("hold", 0.3...600) ?? durations.hold
  let tweens = try arguments.whole("tween", in: 1...60) ?? 1
  return Timeline(data.atlas, years: years, tweens: tweens, durations: durations)
}
