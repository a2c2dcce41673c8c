import Cartography
import Drawing
import Raster

/// A folder of frames with their manifest.
struct FrameFolder {
  let path: String
  /// Whether the frames are SVG, not PNG.
  let isVector: Bool

  /// Draws and writes all frames, then the list for ffmpeg and the manifest.
  ///
  /// Every file appears whole. The old manifest goes before the first of them and the new one comes last, so a folder with a manifest
  /// is always complete. Frames that the old manifest names and the new one does not go with it; other files stay.
  func write(_ drawing: MapDrawing, _ frames: [Frame], progress: Progress) throws(Failure) {
    try createFolder(path)
    defer { progress.end() }
    let (old, files) = (oldFrames, names(frames))
    let jobs = Array(zip(frames, files))
    if isVector {
      try writeVectors(drawing, jobs, progress)
    } else {
      try writePixels(drawing, jobs, progress)
    }
    let manifest = Manifest(drawing, frames, scale: isVector ? 1 : drawing.options.scale, files: files)
    try writeFile(manifest.ffconcat, to: "\(path)/\(Manifest.listName)")
    for file in Set(old).subtracting(files) { try removeFile("\(path)/\(file)") }
    try writeFile(manifest.json, to: "\(path)/\(Manifest.name)")
    try removeFile("\(path)/\(Manifest.oldName)")
  }

  /// While frames are being replaced, no manifest must say that they are complete.
  private func putManifestAside() throws(Failure) {
    try renameFile("\(path)/\(Manifest.name)", to: "\(path)/\(Manifest.oldName)")
    try removeFile("\(path)/\(Manifest.listName)")
  }

  /// `frame-1980.png`; frames on the way to a year are `frame-1981-01.png` and so on, the last of them `frame-1981.png`.
  private func names(_ frames: [Frame]) -> [String] {
    let ending = isVector ? "svg" : "png"
    var step = 0
    return frames.map { frame in
      step = frame.share < 1 ? step + 1 : 0
      let year = padded(frame.day.year, 4)
      return frame.share < 1 ? "frame-\(year)-\(padded(step, 2)).\(ending)" : "frame-\(year).\(ending)"
    }
  }

  /// The frames of earlier runs that their manifests name, also of one that was interrupted. A name that no run gives
  /// is somebody else's file.
  private var oldFrames: [String] {
    let manifests = [Manifest.name, Manifest.oldName].compactMap { name in
      (try? readFile("\(path)/\(name)", place: path, isInput: false)).flatMap { try? Manifest(decoding: $0) }
    }
    return manifests.flatMap { $0.frames.map(\.file) }.filter { name in
      name.hasPrefix("frame-") && ["png", "svg"].contains(fileEnding(name))
        && name.dropFirst(6).dropLast(4).allSatisfy { "0123456789-".contains($0) }
    }
  }

  private func writePixels(_ drawing: MapDrawing, _ jobs: [(Frame, String)], _ progress: Progress) throws(Failure) {
    // The ground once, with the canvas that it was drawn on; a canvas and what is packed from it for each thread.
    let need = MemoryNeed(fixed: MemoryNeed.fonts + 4 * drawing.pixelCount, perThread: 4.3 * drawing.pixelCount)
    try drawing.check(need)
    let (rasterizer, path) = (try drawing.rasterizer(upTo: jobs.last?.0.day ?? Day(lastOf: 1)), path)
    try putManifestAside()
    let threads = workerCount(need)
    _ = try parallelMap(jobs, threads: threads, makeWorker: { () throws(Failure) in try drawn(rasterizer.worker) }) {
      worker, job throws(Failure) in
      let caption = drawing.caption(on: job.0.shownDay)
      let png = try drawn { () throws(RasterError) in try worker.png(of: job.0, caption: caption) }
      try writeFile(png, to: "\(path)/\(job.1)")
      progress.step()
    }
  }

  private func writeVectors(_ drawing: MapDrawing, _ jobs: [(Frame, String)], _ progress: Progress) throws(Failure) {
    let scene = drawing.scene()
    try putManifestAside()
    for (frame, file) in jobs {
      let svg = drawing.svg(scene.at(frame, language: drawing.language), on: frame.shownDay)
      try writeFile(svg, to: "\(path)/\(file)")
      progress.step()
    }
  }
}
