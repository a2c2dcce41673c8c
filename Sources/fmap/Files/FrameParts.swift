import Drawing
import FriendshipMaps
import Friendships
import Messages

/// Frames that several runs draw, each a part of them.
extension FrameFolder {
  /// Draws and writes a part of the frames. Whoever draws the last part writes the list for ffmpeg and the manifest.
  ///
  /// - Parameter key: what tells these frames from others: all parts have the same.
  /// - Returns: how many frames were drawn, none where all are there; and how many are to come.
  func write(
    _ map: FriendshipMap, _ frames: [Frame], part: Shard, key: String, progress: Progress
  ) throws(Failure) -> (drawn: Int, missing: Int) {
    try createFolder(path, orElse: OutputFile.otherFolder)
    defer { progress.end() }
    let files = FrameManifest.names(of: frames, ending: isVector ? "svg" : "png")
    var manifest = FrameManifest(map, frames, isVector: isVector, files: files)
    manifest.key = key
    guard try beginPart(of: manifest) else { return (0, 0) }
    let jobs = part.part(of: Array(zip(frames, files)))
    if isVector {
      try writeVectors(map, jobs, nil, progress)
    } else if !jobs.isEmpty {
      try writePixels(map, jobs, nil, progress)
    }
    try syncFiles(jobs.map { file($0.1) })
    return (jobs.count, try endPart(of: manifest, drawn: jobs.map(\.1)))
  }

  /// Tells other parts that these frames are being drawn, unless one of them has done so.
  ///
  /// - Returns: whether there is anything to draw.
  private func beginPart(of manifest: FrameManifest) throws(Failure) -> Bool {
    let lock = try FolderLock(path)
    defer { withExtendedLifetime(lock) {} }
    let old = oldManifests
    if old.contains(where: { $0.key == manifest.key && $0.done == nil }), !Self.isUnfinished(path) { return false }
    if old.contains(where: { $0.key == manifest.key && $0.done != nil }) { return true }
    let (names, earlier) = (Set(manifest.frames.map(\.file)), old.flatMap(\.frames))
    try check(names.union(earlier.map(\.file)))
    var begun = manifest
    begun.frames += earlier.filter { !names.contains($0.file) }
    begun.done = []
    try begin(begun)
    return true
  }

  /// Notes which frames are there now; with the last of them the folder is complete.
  ///
  /// - Returns: how many are still to come.
  private func endPart(of manifest: FrameManifest, drawn: [String]) throws(Failure) -> Int {
    let lock = try FolderLock(path)
    defer { withExtendedLifetime(lock) {} }
    guard var begun = oldManifests.first(where: { $0.key == manifest.key }) else {
      let cure: Message = "run them one after the other, or name another folder with -o"
      throw .data(Problem(at: path, "another run has begun other frames there", cure: cure))
    }
    // A part that was drawn twice may find all of them done.
    guard let done = begun.done else { return 0 }
    let files = manifest.frames.map(\.file)
    let all = Set(done + drawn)
    begun.done = files.filter(all.contains)
    let missing = files.count - all.count
    if missing == 0 {
      try finish(manifest, removing: Set(begun.frames.map(\.file)).subtracting(files))
    } else {
      try writeFile(begun.json, to: file(FrameManifest.oldName))
    }
    return missing
  }
}
