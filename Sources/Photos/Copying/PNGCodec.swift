import CPNG

/// libpng behind its plain functions: reads a PNG of any kind row by row, and writes one that is transparent.
final class PNGRows {
  /// The colour profile it has, not yet looked at.
  let profile: [UInt8]?
  private let rows: OpaquePointer
  private var words = [CChar](repeating: 0, count: 200)

  /// Begins to read.
  ///
  /// - Parameter bytes: the whole file, which stays until the rows are gone.
  init(_ bytes: UnsafeBufferPointer<UInt8>, size: PixelSize) throws(PhotoFault) {
    var info = CPNGInfo()
    guard let rows = cpng_open(bytes.baseAddress, bytes.count, UInt64(size.pixels), &info, &words) else {
      throw Self.fault(words)
    }
    self.rows = rows
    profile = info.profile.map { Array(UnsafeBufferPointer(start: $0, count: Int(info.profile_count))) }
    guard info.width == size.width, info.height == size.height else { throw .damaged }
  }

  deinit { cpng_close(rows) }

  /// Reads the next row into a buffer that has room for it.
  func next(_ row: UnsafeMutableBufferPointer<SIMD4<UInt8>>) throws(PhotoFault) {
    guard cpng_next(rows, UnsafeMutableRawBufferPointer(row).bindMemory(to: UInt8.self).baseAddress, &words) != 0 else {
      throw Self.fault(words)
    }
  }

  /// Reads what stands behind the last row.
  func finish() throws(PhotoFault) {
    guard cpng_finish(rows, &words) != 0 else { throw Self.fault(words) }
  }

  private static func fault(_ words: [CChar]) -> PhotoFault {
    let text = String(decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).lowercased()
    if text.contains("out of memory") { return .noMemory }
    return text.contains("cut off") ? .cutOff : .damaged
  }

  /// A picture as PNG with transparency.
  ///
  /// - Parameter isGrey: whether it is written without colours.
  static func encode(_ picture: Picture, isGrey: Bool, profile: [UInt8]?) throws(PhotoFault) -> [UInt8] {
    let bytes = picture.pixels.flatMap { isGrey ? [$0.x, $0.w] : [$0.x, $0.y, $0.z, $0.w] }
    let (width, height) = (UInt32(picture.size.width), UInt32(picture.size.height))
    let out = cpng_write_alpha(bytes, width, height, isGrey ? 2 : 4, profile, UInt32(profile?.count ?? 0))
    defer { cpng_free(out.bytes) }
    guard let start = out.bytes else { throw .noMemory }
    return Array(UnsafeBufferPointer(start: start, count: out.count))
  }
}
