/// Eight hexadecimal digits that a text always gives: FNV-1a of 32 bits (G. Fowler, L. C. Noll, K.-P. Vo).
///
/// For ids of what has no name in Latin letters: rows inserted above must not change them.
package func shortHash(_ text: String) -> String {
  let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 8 - digits.utf8.count) + digits
}
