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
    let jobs = part.part(of: Array(zip(frames, files)))
    guard try beginPart(of: manifest) else { return (0, 0) }
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
    let (names, earlier) = (Set(manifest.frames.map(\.file)), old.flatMap(\.frames))
    // What came between the parts may be somebody else's.
    try check(names.union(earlier.map(\.file)))
    let there = manifest.frames.map(\.file).filter { fileExists(inside($0)) }
    let isComplete = old.contains { $0.key == manifest.key && $0.done == nil } && !Self.isUnfinished(path)
    if isComplete, there.count == manifest.frames.count { return false }
    if old.contains(where: { $0.key == manifest.key && $0.done != nil }) { return true }
    var begun = manifest
    begun.frames += earlier.filter { !names.contains($0.file) }
    // Of frames that were all there somebody has removed some.
    begun.done = isComplete ? there : []
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
    let there = files.filter { all.contains($0) && fileExists(inside($0)) }
    begun.done = there
    let missing = files.count - there.count
    if missing == 0 {
      try finish(manifest, removing: Set(begun.frames.map(\.file)).subtracting(files))
    } else {
      try writeFile(begun.json, to: file(FrameManifest.oldName))
    }
    return missing
  }
}
