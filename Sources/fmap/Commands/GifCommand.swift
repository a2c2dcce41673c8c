import Cartography
import Drawing
import FriendshipMaps
import Friendships
import Messages
import Raster

extension Command {
  /// Makes a GIF from frames that are there.
  static let gif = Command(
    name: "gif", summary: "make a GIF from a folder of frames", operands: [],
    options: [
      Option("output", short: "o", value: "FILE", "where to write (default: out/timeline.gif)"),
      CommonOptions.loop, CommonOptions.quiet, CommonOptions.help,
    ],
    notes: """
      DIR is a folder that fmap animate has filled (default: out/frames); its frames.json says which frames, in which
      order and for how long. Frames keep their size. To leave a frame out or to show it longer, change frames.json;
      fmap animate writes it anew.

      Example: fmap gif out/frames -o out/timeline.gif
      """,
    run: assembleGIF, operandName: "DIR")
}

private func assembleGIF(_ arguments: Arguments) throws(Failure) {
  let folder = arguments.operands.first ?? "out/frames"
  let path = arguments.text("output") ?? "out/timeline.gif"
  let loops = try arguments.loops()
  if path != "-", fileEnding(path) != "gif" {
    throw .usage(Problem(at: "-o \(path)", "not the name of a GIF", cure: "end it in .gif"))
  }
  let place = "\(folder)/\(FrameManifest.name)"
  if FrameFolder.isUnfinished(folder) {
    let cure: Message = "run fmap animate to its end first"
    throw .data(Problem(at: folder, "frames of a run that was interrupted", cure: cure))
  }
  let file = OutputFile(path, isNamed: arguments.has("output"))
  try checkOutputs([file])
  let isQuiet = arguments.has("quiet")
  let written = try readFile(place, place: folder, named: .within(folder))
  let manifest = try FrameManifest(written, place: place)
  Terminal.report(membersTwice(in: written, file: place), quiet: isQuiet)
  // The larger of two: four samples at the beginning, or for each thread what libpng gives, the pixels made from it and its
  // part of two chunks of pictures.
  let pixels = Double(manifest.width * manifest.height)
  let need = MemoryNeed(fixed: 12 * pixels, perThread: 12 * pixels)
  try need.check(at: "\(place): width, height", cure: MemoryNeed.Cure.frames)
  let progress = Progress(total: manifest.frames.count, quiet: isQuiet)
  let bytes = try progress.during { () throws(Failure) in
    try timelineGIF(
      of: manifest.frames, centiseconds: \.centiseconds, exact: manifest.colors, loops: loops,
      pixels: pixels, threads: workerCount(need), progress: progress.step, makeWorker: {},
      picture: { _, entry throws(Failure) in try load(entry.file, in: folder, manifest) })
  }
  if !arguments.has("output") { try createFolder("out", orElse: OutputFile.otherFile) }
  try write(bytes, to: file, spoken: !isQuiet && path != "-")
}

/// The picture of a frame, which must be as large as the manifest says.
private func load(_ file: String, in folder: String, _ manifest: FrameManifest) throws(Failure) -> Pixmap {
  let path = "\(folder)/\(file)"
  let bytes = try readFile(path, place: "\(folder)/\(FrameManifest.name)", named: .within(folder))
  var found = ""
  do {
    let picture = try Pixmap(png: bytes) { width, height in
      found = "\(width) × \(height)"
      return width == manifest.width && height == manifest.height
    }
    if let picture { return picture }
  } catch {
    throw .data(Problem(at: path, "not a readable PNG: \(error.what)", cure: "make the frames anew with fmap animate"))
  }
  let cure: Message = "expected \(manifest.width) × \(manifest.height)"
  throw .data(Problem(at: path, "not of the size that \(FrameManifest.name) says", found: found, cure: cure))
}
