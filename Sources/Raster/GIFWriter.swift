import CGif

/// Writes an animated GIF frame by frame with giflib: one palette, and of every frame only the rectangle that changed,
/// with what did not change inside it transparent.
package final class GIFWriter {
  private let file: UnsafeMutablePointer<GifFileType>
  private let width: Int
  private let height: Int
  private let sink: ByteSink
  private var previous: [UInt8] = []
  private var isOpen = true

  /// Begins a picture.
  ///
  /// - Parameters:
  ///   - width: the width of every frame in pixels, `1...65535`.
  ///   - height: the height of every frame in pixels, `1...65535`.
  ///   - palette: the colours of all frames.
  ///   - loops: how often it plays: 1 for once, 0 for ever.
  package init(width: Int, height: Int, palette: GIFPalette, loops: Int) throws(RasterFault) {
    (self.width, self.height) = (width, height)
    sink = ByteSink()
    var code: Int32 = 0
    guard
      let file = EGifOpen(
        Unmanaged.passUnretained(sink).toOpaque(),
        { file, data, count in
          guard let file, let data else { return 0 }
          let sink = Unmanaged<ByteSink>.fromOpaque(file.pointee.UserData).takeUnretainedValue()
          sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
          return count
        }, &code)
    else { throw RasterFault("GIF: \(Self.words(code))") }
    self.file = file
    EGifSetGifVersion(file, true)
    try begin(palette, loops: loops)
  }

  deinit {
    var code: Int32 = 0
    if isOpen { EGifCloseFile(file, &code) }
  }

  private func begin(_ palette: GIFPalette, loops: Int) throws(RasterFault) {
    var colors = palette.colors.map {
      GifColorType(Red: UInt8($0 >> 16 & 255), Green: UInt8($0 >> 8 & 255), Blue: UInt8($0 & 255))
    }
    while colors.count < 256 { colors.append(GifColorType(Red: 0, Green: 0, Blue: 0)) }
    guard let map = GifMakeMapObject(256, colors) else { throw RasterFault("out of memory") }
    defer { GifFreeMapObject(map) }
    try check(EGifPutScreenDesc(file, Int32(width), Int32(height), 8, 0, map))
    guard loops != 1 else { return }
    // The application extension counts the repetitions after the first time; 0 means for ever.
    let times = UInt16(clamping: loops == 0 ? 0 : loops - 1)
    try check(EGifPutExtensionLeader(file, Int32(APPLICATION_EXT_FUNC_CODE)))
    try check(EGifPutExtensionBlock(file, 11, "NETSCAPE2.0"))
    try check(EGifPutExtensionBlock(file, 3, [1, UInt8(times & 255), UInt8(times >> 8)]))
    try check(EGifPutExtensionTrailer(file))
  }

  /// Adds a frame.
  ///
  /// - Parameters:
  ///   - indices: its pixels row by row, as `GIFPalette.indices` gives them.
  ///   - centiseconds: how long it is shown, in hundredths of a second.
  package func add(_ indices: [UInt8], centiseconds: Int) throws(RasterFault) {
    let isFirst = previous.isEmpty
    let area = isFirst ? (0, 0, width, height) : changedArea(indices)
    var control = GraphicsControlBlock(
      DisposalMode: Int32(DISPOSE_DO_NOT), UserInputFlag: false, DelayTime: Int32(centiseconds),
      TransparentColor: isFirst ? NO_TRANSPARENT_COLOR : Int32(GIFPalette.transparent))
    var block = [UInt8](repeating: 0, count: 4)
    _ = EGifGCBToExtension(&control, &block)
    try check(EGifPutExtension(file, Int32(GRAPHICS_EXT_FUNC_CODE), 4, block))
    let (x, y, w, h) = area
    try check(EGifPutImageDesc(file, Int32(x), Int32(y), Int32(w), Int32(h), false, nil))
    var line = [UInt8](repeating: 0, count: w)
    for row in y..<(y + h) {
      let start = row * width + x
      line.replaceSubrange(0..<w, with: indices[start..<start + w])
      if !isFirst {
        for column in 0..<w where line[column] == previous[start + column] { line[column] = GIFPalette.transparent }
      }
      try check(EGifPutLine(file, &line, Int32(w)))
    }
    previous = indices
  }

  /// The smallest rectangle that holds all changed pixels; one pixel when none has changed.
  private func changedArea(_ indices: [UInt8]) -> (x: Int, y: Int, width: Int, height: Int) {
    var (minX, maxX, minY, maxY) = (width, -1, height, -1)
    for row in 0..<height where differs(indices, in: row * width..<(row + 1) * width) {
      let start = row * width
      var (first, last) = (0, width - 1)
      while indices[start + first] == previous[start + first] { first += 1 }
      while indices[start + last] == previous[start + last] { last -= 1 }
      (minX, maxX, minY, maxY) = (min(minX, first), max(maxX, last), min(minY, row), row)
    }
    return maxX < 0 ? (0, 0, 1, 1) : (minX, minY, maxX - minX + 1, maxY - minY + 1)
  }

  /// Whether some of these pixels are others than in the frame before: most rows are the same, so all are looked at in one sweep
  /// without a way out, which a processor does many at a time.
  private func differs(_ indices: [UInt8], in range: Range<Int>) -> Bool {
    indices.withUnsafeBufferPointer { now in
      previous.withUnsafeBufferPointer { before in
        var changed: UInt8 = 0
        for place in range { changed |= now[place] ^ before[place] }
        return changed != 0
      }
    }
  }

  /// Ends the picture and gives its bytes.
  package func finish() throws(RasterFault) -> [UInt8] {
    var code: Int32 = 0
    isOpen = false
    guard EGifCloseFile(file, &code) != 0 else { throw RasterFault("GIF: \(Self.words(code))") }
    return sink.bytes
  }

  private func check(_ result: Int32) throws(RasterFault) {
    guard result != 0 else { throw RasterFault("GIF: \(Self.words(file.pointee.Error))") }
  }

  private static func words(_ code: Int32) -> String {
    GifErrorString(code).map { String(cString: $0).lowercased() } ?? "unknown error \(code)"
  }
}
