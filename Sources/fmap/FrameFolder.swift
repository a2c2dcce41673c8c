import Cartography
import Drawing

/// A folder of frames, each an SVG, with their manifest.
struct FrameFolder {
  let path: String

  /// Draws and writes all frames, then the manifest.
  ///
  /// Every file appears whole. The old manifest is removed first and the new one comes last, so a folder with a manifest
  /// is always complete; files of other names are left alone.
  func write(_ drawing: MapDrawing, _ frames: [Frame], progress: Progress) throws(Failure) {
    try createFolder(path)
    try removeFile("\(path)/\(Manifest.name)")
    let files = names(frames)
    let scene = drawing.scene()
    for (frame, file) in zip(frames, files) {
      let svg = drawing.svg(scene.at(frame, language: drawing.language), on: frame.shownDay)
      try writeFile(svg, to: "\(path)/\(file)")
      progress.step()
    }
    try writeFile(Manifest(drawing, frames, files: files).json, to: "\(path)/\(Manifest.name)")
    progress.end()
  }

  /// `frame-1980.svg`; frames on the way to a year are `frame-1981-01.svg` and so on, the last of them `frame-1981.svg`.
  private func names(_ frames: [Frame]) -> [String] {
    var step = 0
    return frames.map { frame in
      step = frame.share < 1 ? step + 1 : 0
      let year = padded(frame.day.year, 4)
      return frame.share < 1 ? "frame-\(year)-\(padded(step, 2)).svg" : "frame-\(year).svg"
    }
  }
}

/// A bar on a terminal's standard error, and nothing anywhere else.
final class Progress {
  private let total: Int
  private let isShown: Bool
  private var done = 0

  init(total: Int, quiet: Bool) {
    self.total = total
    isShown = !quiet && Terminal.showsProgress
  }

  /// Counts one more.
  func step() {
    done += 1
    guard isShown else { return }
    let full = done * 30 / max(1, total)
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 30 - full)
    Terminal.draw("\r\(bar) \(done)/\(total)")
  }

  /// Wipes the bar.
  func end() { if isShown { Terminal.draw("\r\u{1B}[K") } }
}
