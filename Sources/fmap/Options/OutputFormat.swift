import Cartography
import Friendships
import Messages

/// A kind of file that a map can be written as: one line in the catalogue for each.
struct OutputFormat: Sendable {
  /// The word by which users ask for it, and the ending of its files.
  let id: String
  /// What it is for, in words.
  let purpose: String
  /// Whether `--dpi` and `--scale` change it.
  let hasResolution: Bool
  /// Whether frames are written in it, too.
  let isAnimated: Bool
  /// The bytes of a still map.
  let write: @Sendable (StillMap) throws(Failure) -> [UInt8]

  /// The catalogue, the first ones being those that are written when none is asked for.
  static let all: [OutputFormat] = usual + [pdf, html]
  /// What is written when no format is asked for.
  static let usual: [OutputFormat] = [svg, png]

  static let svg = OutputFormat(
    id: "svg", purpose: "vector picture for web pages", hasResolution: false, isAnimated: true
  ) {
    map throws(Failure) in map.svg
  }
  static let png = OutputFormat(
    id: "png", purpose: "picture of pixels for screens and slides", hasResolution: true, isAnimated: true
  ) {
    map throws(Failure) in try map.png()
  }
  static let pdf = OutputFormat(id: "pdf", purpose: "vector page for print", hasResolution: true, isAnimated: false) {
    map throws(Failure) in try map.pdf()
  }

  static let html = OutputFormat(
    id: "html", purpose: "interactive page that holds all it needs", hasResolution: false, isAnimated: false
  ) { map throws(Failure) in map.html }

  /// The format that the ending of a file's name asks for.
  static func named(in path: String) throws(Failure) -> OutputFormat {
    let known = all.map(\.id)
    guard let ending = fileEnding(path) else {
      let cure: Message = "end the name in \(inWords(known.map { "." + $0 }))"
      throw .usage(Problem(at: "-o \(path)", "no ending that names a format", cure: cure))
    }
    guard let format = all.first(where: { $0.id == ending }) else {
      throw .usage(Problem(at: "-o \(path)", "no writer for \".\(ending)\"", cure: "use \(inWords(known))"))
    }
    return format
  }
}
