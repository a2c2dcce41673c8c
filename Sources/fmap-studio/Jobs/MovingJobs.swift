import FriendshipMaps

extension JobKind {
  /// The whole timeline as a moving picture: the same bytes as `fmap animate -o timeline.gif`.
  static let gif = picture("gif") { wish, studio, job throws(Refused) in
    let map = try wish.project.map(wish.size.moving, studio)
    let frames = map.frames(years: try wish.years(of: map.data))
    job.begin(steps: frames.count)
    let bytes = try answered { () throws(Failure) in
      try map.gif(frames.map(\.frame), loops: 1) { () throws(Failure) in try job.step() }
    }
    return try Jobs.Result(bytes, type: "image/gif", name: "timeline.gif")
  }

  /// A picture for each year, packed.
  static let frames = picture("frames") { wish, studio, job throws(Refused) in
    let map = try wish.project.map(wish.size, studio)
    let years = try wish.years(of: map.data)
    job.begin(steps: years.count)
    let files = try answered { () throws(Failure) in
      try map.frameFiles(years) { () throws(Failure) in try job.step() }
    }
    return try Jobs.Result(folder: files, name: "frames.zip")
  }
}
