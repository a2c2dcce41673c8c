/// The part of an id that a name gives: lower-case ASCII letters and digits, words joined by hyphens.
///
/// Latin letters lose their diacritics (`Düsseldorf` → `dusseldorf`), ß, æ and œ are spelt out, and every run of
/// anything else becomes one hyphen. Names in other scripts give an empty slug.
package func slug(_ name: String) -> String {
  if let ascii = asciiSlug(name) { return ascii }
  var result = ""
  for scalar in name.lowercased().unicodeScalars {
    if !scalar.isASCII, scalar.properties.generalCategory == .nonspacingMark { continue }
    let letters = plainLetters(scalar)
    if !letters.isEmpty {
      result += letters
    } else if !result.isEmpty, result.last != "-" {
      result += "-"
    }
  }
  return result.last == "-" ? String(result.dropLast()) : result
}

/// The slug of a name in ASCII alone, as most English names are; nothing for any other.
private func asciiSlug(_ name: String) -> String? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(name.utf8.count)
  for byte in name.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte + 32)
    case 0x80...: return nil
    default: if let last = bytes.last, last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
    }
  }
  if bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}

/// The id of a city: the slug of its English name and its country's code, `dusseldorf-de`; the slug alone without a code.
func cityID(_ name: String, country code: String) -> String {
  code.isEmpty ? slug(name) : "\(slug(name))-\(code.lowercased())"
}

/// The ASCII letters or digits that a lower-case character stands for; empty when there are none.
///
/// The Unicode name of a letter with a diacritic tells its base, `LATIN SMALL LETTER O WITH STROKE`; names never change
/// (Unicode stability policy). Unlike a decomposition this also covers ł, ø, đ and ħ, which do not decompose.
private func plainLetters(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "a"..."z", "0"..."9": return String(scalar)
  case "ß": return "ss"
  case "æ": return "ae"
  case "œ": return "oe"
  case "ı": return "i"
  case "ð": return "d"
  case "þ": return "th"
  default:
    guard let words = scalar.properties.name?.split(separator: " "), words.count > 4,
      words[..<3].elementsEqual(["LATIN", "SMALL", "LETTER"]), words[3].count <= 2, words[4] == "WITH"
    else { return "" }
    return words[3].lowercased()
  }
}
