import Cartography
import Drawing
import FriendshipMaps
import Friendships
import Messages

/// A folder of frames with their manifest.
struct FrameFolder {
  let path: String
  /// Whether the frames are SVG, not PNG.
  let isVector: Bool

  /// Draws and writes all frames, then the list for ffmpeg and the manifest.
  ///
  /// Every file appears whole. The old manifest goes before the first of them and the new one comes last, so a folder with a manifest
  /// is always complete. Frames that the old manifest names and the new one does not go with it; other files stay, and one that has
  /// the name of a frame is refused.
  ///
  /// - Returns: how many frames of earlier runs were there.
  func write(_ map: FriendshipMap, _ frames: [Frame], key: String, progress: Progress) throws(Failure) -> Int {
    try createFolder(path, orElse: OutputFile.otherFolder)
    defer { progress.end() }
    let files = FrameManifest.names(of: frames, ending: isVector ? "svg" : "png")
    let old = oldManifests.flatMap(\.frames)
    let oldNames = Set(old.map(\.file))
    let earlier = oldNames.count { fileExists(inside($0)) }
    try check(oldNames.union(files))
    var manifest = FrameManifest(map, frames, isVector: isVector, files: files)
    manifest.key = key
    // Of frames that no manifest names, as a first run leaves them that was interrupted, their beginning tells that they are ours.
    var begun = old.isEmpty ? nil : manifest
    begun?.frames += old.filter { !files.contains($0.file) }
    let jobs = Array(zip(frames, files))
    if isVector {
      try writeVectors(map, jobs, begun, progress)
    } else {
      try writePixels(map, jobs, begun, progress)
    }
    try finish(manifest, removing: oldNames.subtracting(files))
    return earlier
  }

  /// Writes the list for ffmpeg and the manifest of frames that are all there, and removes earlier ones.
  func finish(_ manifest: FrameManifest, removing old: Set<String>) throws(Failure) {
    try writeFile(manifest.ffconcat, to: file(FrameManifest.listName), isOneOfMany: true)
    for name in old { try removeFile(inside(name)) }
    // All at once: to wait for the disk after each frame would take longer than to draw it.
    try syncFiles((manifest.frames.map(\.file) + [FrameManifest.listName]).map(file))
    try writeFile(manifest.json, to: file(FrameManifest.name))
    try removeFile(inside(FrameManifest.oldName))
    Target(FrameManifest.name, in: path).removeLeftovers { isOurs(Self.text($0)) }
  }

  /// Refuses to begin where a file with a name of ours is protected or somebody else's; an old frame that somebody has edited, too.
  func check(_ frames: Set<String>) throws(Failure) {
    let all = [FrameManifest.name, FrameManifest.oldName, FrameManifest.listName] + frames.sorted()
    try checkOutputs(all.map(file))
  }

  func inside(_ name: String) -> String { "\(path)/\(name)" }

  func file(_ name: String) -> OutputFile {
    OutputFile(unnamed: inside(name), cure: OutputFile.otherFolder)
  }

  /// While frames are being replaced, no manifest must say that they are complete; another one tells which of them are ours.
  func begin(_ manifest: FrameManifest?) throws(Failure) {
    if let manifest { try writeFile(manifest.json, to: file(FrameManifest.oldName)) }
    try removeFile(inside(FrameManifest.name))
    try removeFile(inside(FrameManifest.listName))
  }

  /// What earlier runs have written, also one that was interrupted. Of a name that no run gives the file is somebody else's.
  var oldManifests: [FrameManifest] {
    [FrameManifest.name, FrameManifest.oldName].compactMap { name in
      let bytes = try? readFile(inside(name), place: path, named: .within(path), isInput: false)
      var manifest = bytes.flatMap { try? FrameManifest(decoding: $0) }
      manifest?.frames.removeAll { !Self.isFrame($0.file) }
      return manifest.flatMap { $0.isOwn ? $0 : nil }
    }
  }

  /// Whether there are frames of a run that has not come to its end: the list for ffmpeg and the manifest come after them.
  static func isUnfinished(_ path: String) -> Bool {
    if fileExists("\(path)/\(FrameManifest.name)") { return false }
    if fileExists("\(path)/\(FrameManifest.oldName)") { return true }
    guard !fileExists("\(path)/\(FrameManifest.listName)") else { return false }
    return Target(FrameManifest.name, in: path).siblings.map(text).contains { isFrame($0) && isOwn("\(path)/\($0)") }
  }

  private static func text(_ name: [CChar]) -> String {
    String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether some run may give a frame this name.
  private static func isFrame(_ name: String) -> Bool {
    name.hasPrefix("frame-") && ["png", "svg"].contains(fileEnding(name))
      && name.dropFirst(6).dropLast(4).allSatisfy { "0123456789-".contains($0) }
  }

  /// Whether some run may write a file of this name.
  private func isOurs(_ name: String) -> Bool {
    Self.isFrame(name) || [FrameManifest.name, FrameManifest.oldName, FrameManifest.listName].contains(name)
  }

  func writePixels(
    _ map: FriendshipMap, _ jobs: [(Frame, String)], _ begun: FrameManifest?, _ progress: Progress
  ) throws(Failure) {
    try map.pngs(of: jobs.map(\.0), ready: { () throws(Failure) in try begin(begun) }) { index, png throws(Failure) in
      try writeFile(png, to: file(jobs[index].1), isOneOfMany: true)
      progress.step()
    }
  }

  func writeVectors(
    _ map: FriendshipMap, _ jobs: [(Frame, String)], _ begun: FrameManifest?, _ progress: Progress
  ) throws(Failure) {
    let scene = map.scene()
    try begin(begun)
    for (frame, name) in jobs {
      let svg = map.svg(scene, of: frame)
      try writeFile(svg, to: file(name), isOneOfMany: true)
      progress.step()
    }
  }
}
