/// Reads an animated GIF byte by byte, as the specification "Graphics Interchange Format, Version 89a" (CompuServe, 1990) says:
/// another reader than the library that writes it.
struct GIFReader {
  /// One frame as it is stored: the part of the picture that it covers, and its indices row by row.
  struct Frame {
    var (x, y, width, height) = (0, 0, 0, 0)
    var centiseconds = 0
    var disposal = 0
    var transparent: UInt8?
    var indices: [UInt8] = []
  }

  private(set) var (width, height) = (0, 0)
  /// The global colours, each `0xRRGGBB`.
  private(set) var colors: [UInt32] = []
  /// The number in the extension for repetitions; nothing without one.
  private(set) var repetitions: Int?
  private(set) var frames: [Frame] = []
  /// Whether the file ends with its trailer and with nothing behind it.
  private(set) var isWhole = false

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard take(6).elementsEqual("GIF89a".utf8) else { return }
    (width, height) = (word(), word())
    let flags = byte()
    _ = take(2)
    if flags & 128 != 0 { colors = table(2 << (flags & 7)) }
    var next = Frame()
    while position < bytes.count {
      switch byte() {
      case 0x21: readExtension(&next)
      case 0x2C:
        readImage(&next)
        frames.append(next)
        next = Frame()
      case 0x3B:
        isWhole = position == bytes.count
        return
      default: return
      }
    }
  }

  /// What is seen after each frame, in indices.
  var pictures: [[UInt8]] {
    var canvas = [UInt8](repeating: 0, count: width * height)
    return frames.map { frame in
      for (offset, index) in frame.indices.enumerated() where index != frame.transparent {
        canvas[(frame.y + offset / frame.width) * width + frame.x + offset % frame.width] = index
      }
      return canvas
    }
  }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8> {
    let end = min(bytes.count, position + count)
    defer { position = end }
    return bytes[position..<end]
  }

  private mutating func byte() -> UInt8 { take(1).first ?? 0 }

  private mutating func word() -> Int { Int(byte()) + Int(byte()) << 8 }

  private mutating func table(_ count: Int) -> [UInt32] {
    (0..<count).map { _ in UInt32(byte()) << 16 + UInt32(byte()) << 8 + UInt32(byte()) }
  }

  /// The data of blocks, up to an empty one.
  private mutating func blocks() -> [UInt8] {
    var data: [UInt8] = []
    while case let count = byte(), count > 0 { data += take(Int(count)) }
    return data
  }

  private mutating func readExtension(_ frame: inout Frame) {
    let kind = byte()
    let data = blocks()
    if kind == 0xF9, data.count == 4 {
      frame.disposal = Int(data[0] >> 2 & 7)
      frame.centiseconds = Int(data[1]) + Int(data[2]) << 8
      frame.transparent = data[0] & 1 == 1 ? data[3] : nil
    } else if kind == 0xFF, data.count == 14, data.starts(with: "NETSCAPE2.0".utf8), data[11] == 1 {
      repetitions = Int(data[12]) + Int(data[13]) << 8
    }
  }

  private mutating func readImage(_ frame: inout Frame) {
    (frame.x, frame.y, frame.width, frame.height) = (word(), word(), word(), word())
    let flags = byte()
    if flags & 128 != 0 { _ = table(2 << (flags & 7)) }
    let bits = Int(byte())
    frame.indices = Self.unpacked(blocks(), bits: bits)
  }

  /// LZW as in appendix F of the specification: codes of growing width, the lowest bits first.
  private static func unpacked(_ data: [UInt8], bits: Int) -> [UInt8] {
    let clear = 1 << bits
    var (words, width, previous): ([[UInt8]], Int, [UInt8]) = ([], bits + 1, [])
    var (result, buffer, count): ([UInt8], Int, Int) = ([], 0, 0)
    for byte in data {
      buffer |= Int(byte) << count
      count += 8
      while count >= width {
        let code = buffer & (1 << width - 1)
        buffer >>= width
        count -= width
        if code == clear {
          words = (0..<clear).map { [UInt8($0)] } + [[], []]
          (width, previous) = (bits + 1, [])
          continue
        }
        guard code != clear + 1, code <= words.count, code < words.count || !previous.isEmpty else { return result }
        let word = code < words.count ? words[code] : previous + previous.prefix(1)
        result += word
        if !previous.isEmpty, words.count < 4096 { words.append(previous + word.prefix(1)) }
        if words.count == 1 << width, width < 12 { width += 1 }
        previous = word
      }
    }
    return result
  }
}
