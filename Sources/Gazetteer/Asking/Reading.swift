/// One way of reading a cell as the name of a place.
struct Reading {
  /// Names of the one place, each as its words; two where a cell has it in two scripts.
  let names: [[[UInt8]]]
  /// Where it lies: states, provinces or larger places, as they are written.
  let within: [String]
  /// The country, as given or as named in the cell.
  let country: String?
}

/// The ways of reading a cell, the most literal first.
struct Readings {
  private let folding: Folding
  private let countries: Countries
  private let country: String?
  private let given: [String]
  private(set) var all: [Reading] = []

  init(_ name: String, country: String?, within: String?, folding: Folding, countries: Countries) {
    (self.folding, self.countries, self.country) = (folding, countries, country)
    given = within.map { Self.pieces($0) } ?? []
    let cell = Cell(name)
    if Cell.scripts(name).isEmpty { add([name], within: []) }
    let parts = cell.parts.isEmpty ? [cell.withoutBrackets] : cell.parts
    let first = Cell.scripts(parts[0]).isEmpty ? [parts[0]] : Cell.scripts(parts[0])
    let notes = cell.inBrackets + parts.dropFirst()
    let other = first.count == 1 ? notes.first { isName($0, besides: first[0]) } : nil
    add(first + [other].compactMap { $0 }, within: notes.filter { $0 != other })
    addWords(parts[0], within: notes)
  }

  /// What a cell with several larger places names: `Cook County, Illinois`.
  private static func pieces(_ within: String) -> [String] {
    let cell = Cell(within)
    return cell.parts + cell.inBrackets
  }

  /// Whether a note is the same name in another script, and neither a country nor a state.
  private func isName(_ note: String, besides name: String) -> Bool {
    let words = folding.words(note)
    return !Cell.scripts(name + note).isEmpty && Cell.scripts(note).isEmpty && countries.code(ofName: note) == nil
      && countries.areaCodes(words.flatMap { $0 }).isEmpty
      && AdministrativeWords.withoutRegion(words, country: country) == nil
  }

  private mutating func add(_ texts: [String], within: [String]) {
    let names = texts.map { folding.words($0) }.filter { !$0.isEmpty }
    guard !names.isEmpty else { return }
    let larger = given + within
    guard country == nil, let index = larger.firstIndex(where: { countries.code(ofName: $0) != nil }) else {
      all.append(Reading(names: names, within: larger, country: country))
      return
    }
    var rest = larger
    let named = countries.code(ofName: rest.remove(at: index))
    all.append(Reading(names: names, within: rest, country: named))
    // Georgia is a country and a state.
    if !countries.areaCodes(folding.key(larger[index])).isEmpty {
      all.append(Reading(names: names, within: larger, country: nil))
    }
  }

  /// 中国 黑龙江省 齐齐哈尔市: the last word is the place, the words before it are where it lies.
  private mutating func addWords(_ text: String, within: [String]) {
    let words = text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
    guard (2...5).contains(words.count), text.unicodeScalars.contains(where: Cell.isEastAsian),
      Cell.scripts(text).isEmpty
    else { return }
    add([words[words.count - 1]], within: words.dropLast() + within)
  }
}
