import Drawing
import Messages
import Raster

/// Pictures that follow each other as one GIF.
///
/// The palette comes from the exact colours and from a few pictures spread over the time; then pictures are made on all
/// cores, a chunk at a time, and added in order, so that memory does not grow with their number.
///
/// - Parameters:
///   - items: what each picture is made from; at least one.
///   - centiseconds: how long the picture of an item is shown, hundredths of a second.
///   - exact: the colours that must come out exactly.
///   - loops: how often it plays, 0 for ever.
///   - pixels: how many pixels a picture has.
///   - threads: how many work at once.
///   - progress: is called after each picture, on any thread; no further one is made after it throws.
///   - makeWorker: makes what each thread needs for itself.
///   - picture: makes the picture of an item; all must be of one size.
package func timelineGIF<Item: Sendable, Worker>(
  of items: [Item], centiseconds: (Item) -> Int, exact: [Color], loops: Int, pixels: Double, threads: Int,
  progress: @escaping @Sendable () throws(Failure) -> Void,
  makeWorker: @Sendable () throws(Failure) -> Worker,
  picture: @escaping @Sendable (Worker, Item) throws(Failure) -> Pixmap
) throws(Failure) -> [UInt8] {
  guard pixels <= largestGIF else {
    let found = "\(Int(pixels / 1e6)) MP"
    throw .data(
      Problem(
        at: "GIF", "too large a picture", found: found, cure: "it may have 16 million pixels, such as 4096 × 4096"))
  }
  let samples = try parallelMap(spread(items), threads: threads, makeWorker: makeWorker) {
    worker, item throws(Failure) in
    let picture = try picture(worker, item)
    return (size: (width: picture.width, height: picture.height), picture: thinned(picture))
  }
  let palette = GIFPalette(exact: exact, samples: samples.map(\.picture))
  let writer = try drawn { () throws(RasterFault) in
    try GIFWriter(width: samples[0].size.width, height: samples[0].size.height, palette: palette, loops: loops)
  }
  // While one thread packs the pictures of a chunk, the others make those of the next.
  var made: [Packing.Picture] = []
  for start in stride(from: 0, to: items.count, by: 4 * threads) {
    let chunk = items[start..<min(start + 4 * threads, items.count)]
    let packing = Packing(writer: writer, pictures: made)
    let jobs: [Item?] = [nil] + Array(chunk)
    let results: [[UInt8]] = try parallelMap(jobs, threads: threads, makeWorker: makeWorker) {
      worker, item throws(Failure) -> [UInt8] in
      guard let item else {
        try packing.run()
        return []
      }
      let indices = palette.indices(of: try picture(worker, item))
      try progress()
      return indices
    }
    made = zip(chunk, results.dropFirst()).map { Packing.Picture(indices: $1, centiseconds: centiseconds($0)) }
  }
  try Packing(writer: writer, pictures: made).run()
  return try drawn(writer.finish)
}

/// The work of adding pictures to a GIF in their order; only one thread at a time does it.
private struct Packing: @unchecked Sendable {
  let writer: GIFWriter
  let pictures: [Picture]

  struct Picture {
    let indices: [UInt8]
    let centiseconds: Int
  }

  func run() throws(Failure) {
    for picture in pictures {
      try drawn { () throws(RasterFault) in
        try writer.add(picture.indices, centiseconds: picture.centiseconds)
      }
    }
  }
}

/// The most pixels of a picture in a GIF: some hundred bytes for each are held at once.
private let largestGIF = 4096.0 * 4096

/// A picture with only so many of its rows that its colours can be counted without much memory.
private func thinned(_ picture: Pixmap) -> Pixmap {
  let step = picture.pixels.count >> 22 + 1
  if step == 1 { return picture }
  let rows = stride(from: 0, to: picture.height, by: step)
  let pixels = rows.flatMap { picture.pixels[($0 * picture.width)..<(($0 + 1) * picture.width)] }
  return Pixmap(width: picture.width, height: pixels.count / picture.width, pixels: pixels)
}

/// A few of many, the first and the last among them.
private func spread<Item>(_ items: [Item]) -> [Item] {
  let count = min(4, items.count)
  return (0..<count).map { items[count > 1 ? (items.count - 1) * $0 / (count - 1) : 0] }
}
