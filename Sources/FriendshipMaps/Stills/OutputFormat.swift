/// A kind of file that a map can be written as: one line in the catalogue for each.
package struct OutputFormat: Sendable {
  /// The word by which users ask for it, and the ending of its files.
  package let id: String
  /// What it is for, in words.
  package let purpose: String
  /// Whether `--dpi` and `--scale` change it.
  package let hasResolution: Bool
  /// Whether frames are written in it, too.
  package let isAnimated: Bool
  /// The bytes of a still map.
  package let write: @Sendable (StillMap) throws(Failure) -> FileBytes

  /// The catalogue, the first ones being those that are written when none is asked for.
  package static let all: [OutputFormat] = usual + [pdf, html]
  /// What is written when no format is asked for.
  package static let usual: [OutputFormat] = [svg, png]

  /// Vectors.
  package static let svg = OutputFormat(
    id: "svg", purpose: "vector picture for web pages", hasResolution: false, isAnimated: true
  ) {
    map throws(Failure) in map.svgParts
  }
  /// Pixels.
  package static let png = OutputFormat(
    id: "png", purpose: "picture of pixels for screens and slides", hasResolution: true, isAnimated: true
  ) {
    map throws(Failure) in FileBytes(try map.png())
  }
  /// A page of print.
  package static let pdf = OutputFormat(
    id: "pdf", purpose: "vector page for print", hasResolution: true, isAnimated: false
  ) {
    map throws(Failure) in FileBytes(try map.pdf())
  }

  /// The interactive page.
  package static let html = OutputFormat(
    id: "html", purpose: "interactive page that holds all it needs", hasResolution: false, isAnimated: false
  ) { map throws(Failure) in FileBytes(map.html()) }
}
