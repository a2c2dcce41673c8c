extension String {
  /// Whether curly quotation marks in these words are to be as wide as in Latin text: there is one, and no character of
  /// East Asian writing beside it.
  ///
  /// Chinese faces make them as wide as a Chinese character, which tears `Xi’an` apart.
  package var wantsProportionalMarks: Bool {
    var hasMark = false
    for scalar in unicodeScalars where scalar.value >= 0x2018 {
      switch scalar.value {
      case 0x2018, 0x2019, 0x201C, 0x201D: hasMark = true
      // From the radicals on, all of East Asian writing, the full-width forms and the further planes of ideographs.
      case 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF: return false
      default: break
      }
    }
    return hasMark
  }
}
