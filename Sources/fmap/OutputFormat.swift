/// A kind of file that a map can be written as: one line in the catalogue for each.
struct OutputFormat: Sendable {
  /// The word by which it is listed, and the ending of its files.
  let id: String
  /// What it is for, in words.
  let purpose: String
  /// The bytes of a still map.
  let write: @Sendable (StillMap) -> [UInt8]

  /// The catalogue, the default first.
  static let all: [OutputFormat] = [.svg]

  static let svg = OutputFormat(id: "svg", purpose: "vector picture for web pages") { $0.svg }
}
