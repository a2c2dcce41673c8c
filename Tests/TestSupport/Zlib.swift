/// Bytes in the form of zlib, for files that tests make themselves.
package enum Zlib {
  /// Bytes as zlib keeps them where it packs nothing (RFC 1950 and 1951), at most 65,535 in each piece.
  package static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let piece = bytes[start..<min(start + 0xFFFF, bytes.count)]
      start += piece.count
      let count = [UInt8(piece.count & 255), UInt8(piece.count >> 8)]
      result += [start == bytes.count ? 1 : 0] + count + count.map { ~$0 } + piece
    } while start < bytes.count
    var (low, high) = (1, 0)
    for byte in bytes {
      low = (low + Int(byte)) % 65521
      high = (high + low) % 65521
    }
    return result + number(high << 16 | low)
  }

  /// The lowest four bytes of a number, the highest of them first.
  package static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
