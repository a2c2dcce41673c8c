import Drawing
import Messages

/// An opaque picture of pixels in memory.
package struct Pixmap: Equatable, Sendable {
  /// The width in pixels.
  package let width: Int
  /// The height in pixels.
  package let height: Int
  /// The pixels row by row from the upper left, each `0xFFRRGGBB`.
  package internal(set) var pixels: [UInt32]

  /// A picture of pixels row by row; there must be `width` × `height` of them.
  package init(width: Int, height: Int, pixels: [UInt32]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}

/// Why a picture could not be made, in words for the user.
package struct RasterFault: Error, Equatable, Sendable {
  /// What is wrong, lower case.
  package let what: Message
  /// What was found, or nothing.
  package let found: String?
  /// How to mend it, or nothing.
  package let cure: Message?

  /// An error in words.
  package init(_ what: Message, found: String? = nil, cure: Message? = nil) {
    self.what = what
    self.found = found
    self.cure = cure
  }
}
