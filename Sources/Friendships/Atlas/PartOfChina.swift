/// Hong Kong, Macao or Taiwan, and how maps that are published in China write it.
package struct PartOfChina: Sendable {
  /// Its name in Chinese with the country before it.
  package let chinese: String
  /// The same in English.
  package let english: String

  /// - Parameter code: of ISO 3166; nothing for the code of anything else.
  package init?(_ code: String) {
    switch code {
    case "HK": (chinese, english) = ("中国香港", "Hong Kong, China")
    case "MO": (chinese, english) = ("中国澳门", "Macao, China")
    case "TW": (chinese, english) = ("中国台湾", "Taiwan, China")
    default: return nil
    }
  }

  /// How maps published in China write what a table calls otherwise: in Chinese where that is written in Chinese characters.
  func form(inPlaceOf name: String) -> String {
    name.unicodeScalars.contains(where: \.properties.isIdeographic) ? chinese : english
  }

  /// Whether a name of such a place has the name of the country with it: 中国台湾省, `Taiwan, China`, `China (Hong Kong)`.
  static func isNamedAsPart(_ name: String) -> Bool {
    if ["中国", "中國"].contains(where: name.contains) { return true }
    let small = name.lowercased()
    // The names of the country in the languages of the words, but not in what the island calls itself.
    let itself = "republic of china"
    if small.contains(itself), !["people's \(itself)", "people’s \(itself)"].contains(where: small.contains) {
      return false
    }
    return ["china", "chine", "cina", "китай", "중국"].contains(where: small.contains)
  }
}
