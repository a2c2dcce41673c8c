import Cartography
import Drawing

extension Command {
  /// Draws every year since the first agreement.
  static let animate = Command(
    name: "animate", summary: "draw every year, as frames or as one moving SVG", operands: [],
    options: [
      Option("from", value: "Y", "first year (default: the year of the first agreement)"),
      Option("to", value: "Y", "last year (default: the last year in the data)"),
      Option("output", short: "o", value: "FILE", "a folder for frames, or a .svg that moves (default: out/frames)"),
      Option("tween", value: "N", "frames in a year with new cities, in which links grow, 1 to 60 (default: 1)"),
      Option("year-duration", value: "S", "seconds for a year with new cities, 0.3 to 60 (default: 0.9)"),
      Option("empty-year-duration", value: "S", "seconds for any other year, 0.3 to 60 (default: 0.4)"),
      Option("hold", value: "S", "seconds for the last frame, 0.3 to 600 (default: 4)"),
    ] + CommonOptions.data + CommonOptions.look + [CommonOptions.quiet, CommonOptions.help],
    notes: """
      A folder gets an SVG for each frame, and frames.json, which says what each one shows and for how long. A single
      SVG holds the whole timeline; it plays in a plain <img> and shows its last year where motion is not wanted.

      Examples:
        fmap animate
        fmap animate -o out/timeline.svg
        fmap animate --from 1990 --to 2000 --tween 12 -o nineties
      """,
    run: drawTimeline)
}

private func drawTimeline(_ arguments: Arguments) throws {
  let input = try MapInput(arguments)
  let output = arguments.text("output") ?? "out/frames"
  let frames = try timeline(arguments, input).frames
  let drawing = try MapDrawing(arguments, input)
  let isQuiet = arguments.has("quiet")
  Terminal.report(input.warnings, quiet: isQuiet)
  if try isPicture(output) {
    try write(animatedSVG(drawing, frames), to: output, spoken: !isQuiet && output != "-")
  } else {
    if !arguments.has("output") { try createFolder("out") }
    try FrameFolder(path: output).write(drawing, frames, progress: Progress(total: frames.count, quiet: isQuiet))
    if !isQuiet { try Terminal.print("wrote \(frames.count) frames to \(output)") }
  }
}

/// Whether a name asks for one moving picture, not for a folder of frames.
private func isPicture(_ path: String) throws(Failure) -> Bool {
  let name = lastPart(path).lowercased()
  if path == "-" || name.hasSuffix(".svg") { return true }
  guard let ending = name.split(separator: ".").dropFirst().last, !path.hasSuffix("/") else { return false }
  throw .usage(Problem(at: "-o \(path)", "no moving picture as \".\(ending)\"", cure: "use .svg, or name a folder"))
}

private func timeline(_ arguments: Arguments, _ input: MapInput) throws(Failure) -> Timeline {
  let first = input.atlas.first?.lifespan?.from?.year ?? input.atlas.years.lowerBound
  let from = try arguments.whole("from", in: 1...9999) ?? first
  let to = try arguments.whole("to", in: 1...9999) ?? max(from, input.lastYear)
  guard from <= to, to - from < 1000 else {
    throw .usage(
      Problem(at: "--to", "not within 1000 years after --from", found: String(to), cure: "--from is \(from)"))
  }
  var durations = Timeline.Durations()
  let centiseconds = { (name: String, range: ClosedRange<Double>) throws(Failure) -> Int? in
    try arguments.number(name, in: range).map { Int(($0 * 100).rounded()) }
  }
  durations.year = try centiseconds("year-duration", 0.3...60) ?? durations.year
  durations.emptyYear = try centiseconds("empty-year-duration", 0.3...60) ?? durations.emptyYear
  durations.hold = try centiseconds("hold", 0.3...600) ?? durations.hold
  let tweens = try arguments.whole("tween", in: 1...60) ?? 1
  return Timeline(input.atlas, years: from...to, tweens: tweens, durations: durations)
}

private func animatedSVG(_ drawing: MapDrawing, _ frames: [Frame]) -> [UInt8] {
  let captions = frames.map { ($0, drawing.composer.caption(on: $0.shownDay)) }
  let day = frames.last?.day ?? Day(lastOf: 1)
  return SVG(idPrefix: drawing.idPrefix).animated(
    drawing.scene(), language: drawing.language, captions: captions, metadata: drawing.metadata(on: day))
}
