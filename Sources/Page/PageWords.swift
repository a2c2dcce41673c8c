import CPage
import Drawing
import Friendships

/// A page that says everything in several languages, of which one is seen.
protocol SpokenPage {
  var words: Words { get }
  /// The languages, the first one shown first.
  var languages: [String] { get }
  /// What fills the places of accessible names.
  func places(in language: String) -> KeyValuePairs<String, String>
}

extension PageDocument: SpokenPage {
  func places(in language: String) -> KeyValuePairs<String, String> { ["hub": atlas.hub.names[language]] }

  /// The colour of a paint: the page's, and the palette's where a policy has blocked the page's style.
  func color(_ paint: Paint) -> String { "var(--c\(paint.index),\(palettes.light[paint]))" }
}

extension SpokenPage {
  /// A text in every language, one of which is seen.
  func each(_ text: (String) -> String) -> String {
    languages.map { "<span class=\"t\" lang=\"\(tag($0))\">\(escaped(text($0)))</span>" }.joined()
  }

  func say(_ key: String) -> String { each { words.say(key, in: $0) } }

  func tag(_ language: String) -> String { escaped(words.tag(language)) }

  /// An accessible name that the script changes with the language.
  ///
  /// - Parameter isTip: whether it is also shown to who points at a sign without words.
  func label(_ key: String, isTip: Bool = false) -> String {
    let said = { (language: String) in words.say(key, in: language, places(in: language)) }
    let first = escaped(said(languages[0]))
    return " aria-label=\"\(first)\"" + (isTip ? " title=\"\(first)\"" : "") + data("label", said)
  }

  /// Data attributes of a name for each language: `data-NAME-en`, or `data-en` without one.
  func data(_ name: String, _ text: (String) -> String) -> String {
    languages.map { " data-\(name.isEmpty ? "" : name + "-")\($0)=\"\(escaped(text($0)))\"" }.joined()
  }
}

extension SpokenPage {
  /// Which words are hidden in which language.
  var hiddenWords: String {
    languages.map { language in
      let others = [".t", ".labels"].map { ".fmap[data-lang=\"\(language)\"] \($0):not([lang|=\(language)])" }
      return others.joined(separator: ",") + "{display:none}"
    }.joined(separator: "\n")
  }

  /// The buttons of the languages.
  var languageButtons: String {
    languages.map {
      "<button type=\"button\" data-to=\"\($0)\" lang=\"\(tag($0))\" aria-pressed=\"\($0 == languages.first)\">\(escaped(words.say("language.name", in: $0)))</button>"
    }.joined()
  }

  /// The button for dark colours.
  var darkButton: String {
    "<button type=\"button\" class=\"shade\" aria-pressed=\"false\"\(label("page.dark", isTip: true))>◐</button>"
  }
}

/// The colours of a light and a dark theme, of which the visitor's system or a button chooses one; on paper the light one.
func colorRules(_ light: Palette, _ dark: Palette) -> String {
  let variables = { (palette: Palette) in
    palette.colors.enumerated().map { "--c\($0):\($1)" }.joined(separator: ";")
  }
  return """
    .fmap{\(variables(light));color-scheme:light}
    @media (prefers-color-scheme:dark){.fmap:not([data-theme=light]){\(variables(dark));color-scheme:dark}}
    @media screen{.fmap[data-theme=dark]{\(variables(dark));color-scheme:dark}}
    @media print{.fmap.fmap.fmap{\(variables(light));color-scheme:light}}
    """
}

/// A script as it is written but for its lines of comment, which are for who reads the source.
func script(_ file: PageFile) -> String {
  text(file).split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n") + "\n"
}

/// A file that is compiled in.
func text(_ file: PageFile) -> String {
  String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
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
