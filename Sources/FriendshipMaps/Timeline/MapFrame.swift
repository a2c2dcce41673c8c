import Cartography
import Drawing
import Friendships
import Messages
import Raster

/// A picture of a timeline: a year, or a moment on the way to it in which the year's new links grow.
///
///     for frame in map.frames() { print(frame.year, frame.seconds) }  // 1980 0.9, 1981 0.4 …
public struct MapFrame: Sendable {
  /// The year that it shows or leads to.
  public let year: Int
  /// How far the year's new links have grown, above 0; at 1 the frame is the map of 31 December.
  public let share: Double
  /// How long it is shown.
  public let seconds: Double

  /// The same as the rest of the library knows it.
  package let frame: Frame

  init(_ frame: Frame) {
    self.frame = frame
    (year, share, seconds) = (frame.day.year, frame.share, Double(frame.centiseconds) / 100)
  }
}

extension FriendshipMap {
  /// The frames of a timeline: a year with new cities is shown for 0.9 s, another one for 0.4 s, the last one for 4 s.
  ///
  ///     let frames = map.frames(years: 1990...2000, tweens: 12)
  ///
  /// - Parameters:
  ///   - years: at most a thousand of them are taken; nothing for all from the first agreement to the last.
  ///   - tweens: how many frames a year with new cities has, 1 to 60.
  /// - Returns: none where no agreement has a date and no years are given.
  public func frames(years: ClosedRange<Int>? = nil, tweens: Int = 1) -> [MapFrame] {
    guard let years = years ?? self.years else { return [] }
    let first = min(max(years.lowerBound, 1), 9999)
    let last = min(max(years.upperBound, first), 9999, first + 999)
    return Timeline(data.atlas, years: first...last, tweens: min(max(tweens, 1), 60), durations: .init()).frames
      .map(MapFrame.init)
  }

  /// A frame as SVG.
  ///
  ///     let svg = map.svg(of: map.frames()[0])
  public func svg(of frame: MapFrame) -> [UInt8] {
    svg(scene(), of: frame.frame)
  }

  /// A frame as PNG.
  ///
  ///     let png = try map.png(of: map.frames()[0])
  ///
  /// - Throws: as `png(on:)` does.
  public func png(of frame: MapFrame) throws(MapFailure) -> [UInt8] {
    try told { () throws(Failure) in
      try check(MemoryNeed(fixed: MemoryNeed.fonts + 8.3 * pngPixelCount))
      let rasterizer = try rasterizer(upTo: frame.frame.day, isPrinted: true)
      let caption = caption(of: frame.frame)
      return try drawn { () throws(RasterFault) in try rasterizer.worker().png(of: frame.frame, caption: caption) }
    }
  }

  /// Frames as one moving picture, whose memory does not grow with their number.
  ///
  ///     let gif = try map.gif(of: map.frames(), loops: 0)
  ///
  /// - Parameters:
  ///   - frames: at least one.
  ///   - loops: how often it plays, 0 for ever, at most 65535.
  /// - Throws: where there are no frames, too many pixels (16 million at most), too little memory, or where no installed font has a
  ///   character of the map.
  public func gif(of frames: [MapFrame], loops: Int = 1) throws(MapFailure) -> [UInt8] {
    try told { () throws(Failure) in try gif(frames.map(\.frame), loops: min(max(loops, 0), 65535)) }
  }

  /// Frames as one GIF.
  ///
  /// - Parameter progress: is called after each frame, on any thread; no further one is drawn after it throws, and that is thrown.
  package func gif(
    _ frames: [Frame], loops: Int, progress: @escaping @Sendable () throws(Failure) -> Void = {}
  ) throws(Failure) -> [UInt8] {
    guard let last = frames.last else { throw .data(Problem(at: "frames", "empty", cure: "name at least one")) }
    // The ground, and the larger of two: four samples at the beginning, or for each thread a canvas, its halos, its copy and
    // its part of two chunks of pictures.
    let need = MemoryNeed(fixed: MemoryNeed.fonts + 16 * gifPixelCount, perThread: 12.2 * gifPixelCount)
    try check(need)
    let rasterizer = try rasterizer(upTo: last.day, isPrinted: false)
    return try timelineGIF(
      of: frames, centiseconds: \.centiseconds, exact: colors, loops: loops, pixels: gifPixelCount,
      threads: workerCount(need), progress: progress,
      makeWorker: { () throws(Failure) in try drawn(rasterizer.worker) },
      picture: { worker, frame throws(Failure) in
        let caption = caption(of: frame)
        return try drawn { () throws(RasterFault) in try worker.picture(of: frame, caption: caption) }
      })
  }

  /// Frames as PNGs, each as large as a still.
  ///
  /// - Parameters:
  ///   - ready: is called once it is clear that they can be drawn, before the first is.
  ///   - each: is given a frame's index and its bytes, in any order and on any thread; no further one is drawn after it throws.
  package func pngs(
    of frames: [Frame], ready: () throws(Failure) -> Void = {},
    each: @Sendable (Int, [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    // The ground once, with the canvas that it was drawn on; a canvas, its halos and what is packed from it for each thread.
    let need = MemoryNeed(fixed: MemoryNeed.fonts + 4 * pngPixelCount, perThread: 4.5 * pngPixelCount)
    try check(need)
    let rasterizer = try rasterizer(upTo: frames.last?.day ?? Day(lastOf: 1), isPrinted: true)
    try ready()
    _ = try parallelMap(
      Array(frames.enumerated()), threads: workerCount(need),
      makeWorker: { () throws(Failure) in try drawn(rasterizer.worker) }
    ) { worker, item throws(Failure) in
      let caption = caption(of: item.element)
      try each(item.offset, try drawn { () throws(RasterFault) in try worker.png(of: item.element, caption: caption) })
    }
  }

  /// The whole timeline as one SVG that moves by itself.
  package func animatedSVG(_ frames: [Frame]) -> [UInt8] {
    let captions = frames.map { ($0, caption(of: $0)) }
    let day = frames.last?.day ?? Day(lastOf: 1)
    return SVG(idPrefix: idPrefix).animated(
      scene(), language: language, captions: captions, metadata: metadata(on: day))
  }
}
