import Drawing
import Friendships

/// Words in all languages of the page, of which one is seen.
extension PageDocument {
  /// A text in every language, one of which is seen.
  func each(_ text: (String) -> String) -> String {
    languages.map { "<span class=\"t\" lang=\"\(tag($0))\">\(escaped(text($0)))</span>" }.joined()
  }

  /// The colour of a paint: the page's, and the palette's where a policy has blocked the page's style.
  func color(_ paint: Paint) -> String { "var(--c\(paint.index),\(palettes.light[paint]))" }

  func say(_ key: String) -> String { each { words.say(key, in: $0) } }

  func tag(_ language: String) -> String { escaped(words.tag(language)) }

  /// An accessible name that the script changes with the language.
  ///
  /// - Parameter isTip: whether it is also shown to who points at a sign without words.
  func label(_ key: String, isTip: Bool = false) -> String {
    let said = { (language: String) in words.say(key, in: language, ["hub": atlas.hub.names[language]]) }
    let first = escaped(said(languages[0]))
    return " aria-label=\"\(first)\"" + (isTip ? " title=\"\(first)\"" : "") + data("label", said)
  }

  /// Data attributes of a name for each language: `data-NAME-en`, or `data-en` without one.
  func data(_ name: String, _ text: (String) -> String) -> String {
    languages.map { " data-\(name.isEmpty ? "" : name + "-")\($0)=\"\(escaped(text($0)))\"" }.joined()
  }
}

/// The name of a file beside a page as its address: only what means nothing else in one stands as it is (RFC 3986, 2.3).
package func address(_ name: String) -> String {
  name.utf8.map { byte in
    let isPlain = byte < 128 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
    if isPlain || "-._~".utf8.contains(byte) { return String(Unicode.Scalar(byte)) }
    return (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
  }.joined()
}

/// Text as it may stand in an element and in an attribute between double quotes.
package func escaped(_ text: String) -> String {
  var result = ""
  for character in text.unicodeScalars {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(character)
    }
  }
  return result
}
