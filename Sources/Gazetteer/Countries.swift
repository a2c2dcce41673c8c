/// What a country's name was found to be.
package struct CountryMatch: Equatable, Sendable {
  /// ISO 3166-1 alpha-2.
  package let code: String
  /// The part of the country that the name is of, as GeoNames codes it: `SCT` for Scotland; `nil` for the country itself.
  package let part: String?
}

/// The countries of the world by any of their names, in some fifty languages, with official and former forms.
package struct Countries: Sendable {
  private let folding: Folding
  /// Names of countries, in the order of `codes`.
  private let names: NameIndex
  private var codes: [String] = []
  private var continents: [Continent] = []
  private var numbers: [String: Int] = [:]
  /// Codes by codes of two and three capitals, which go before words: "RU" is no Reino Unido.
  private var shortCodes: [String: String] = [:]
  /// Territories by the country that looks into them too.
  private var territories: [String: [String]] = [:]
  /// Names of states and parts of countries, in the order of `areas`.
  private let areaNames: NameIndex
  private var areas: [(country: String, code: String)] = []

  init(_ block: Block, folding: Folding) throws(GazetteerFault) {
    self.folding = folding
    names = try NameIndex("name", of: block, areKeys: false, folding: folding)
    areaNames = try NameIndex("part", of: block, areKeys: false, folding: folding)
    for line in try block.lines("land") {
      guard line.count == 4, line[0].utf8.count == 2, let continent = Continent(rawValue: line[2]) else {
        throw .damaged(section: "land")
      }
      numbers[line[0]] = codes.count
      for short in line[..<2] { shortCodes[short] = line[0] }
      codes.append(line[0])
      continents.append(continent)
      if !line[3].isEmpty { territories[line[3], default: []].append(line[0]) }
    }
    for line in try block.lines("area") {
      guard line.count == 2 else { throw .damaged(section: "area") }
      areas.append((line[0], line[1]))
    }
    guard names.placeCount == codes.count else { throw .damaged(section: "name") }
    guard areaNames.placeCount == areas.count else { throw .damaged(section: "part") }
  }

  /// The ISO code of a country by a name of it or of a part of it, or by its code of two or three letters. Articles before it,
  /// notes in brackets behind it, case, accents and spaces do not matter; two names in one cell must agree.
  ///
  /// - Returns: `nil` for what is no country's name; `suggestions` may know what was meant.
  package func code(ofName name: String) -> String? { match(name)?.code }

  /// The country of a name, and which part of it the name is of.
  package func match(_ name: String) -> CountryMatch? {
    guard name.utf8.count <= 400 else { return nil }
    if let code = shortCodes[name.filter { !$0.isWhitespace }] { return CountryMatch(code: code, part: nil) }
    let cell = Cell(name)
    for reading in [cell.whole, cell.withoutBrackets] {
      if let code = code(ofWords: withoutArticle(reading)) {
        return CountryMatch(code: code, part: part(reading, of: code))
      }
    }
    let parts = cell.scripts.isEmpty ? cell.parts : cell.scripts
    let found = parts.map { ($0, code(ofWords: withoutArticle($0))) }
    guard let first = found.first(where: { $0.1 != nil }), let code = first.1 else { return nil }
    // Of two scripts both must be understood, of parts that say "Scotland, UK" one.
    guard found.allSatisfy({ $0.1 == code || $0.1 == nil && cell.scripts.isEmpty }) else { return nil }
    return CountryMatch(code: code, part: part(first.0, of: code))
  }

  /// Names that are spelled almost like this one, at most three, each of another country, the nearest first.
  package func suggestions(for name: String) -> [String] {
    guard name.utf8.count <= 400 else { return [] }
    let spelling = Spelling(folding.key(name))
    var found: [Int: (distance: Int, name: String)] = [:]
    for number in 0..<names.count where names.length(number) > 3 {
      guard let distance = spelling.distance(names.key(number)) else { continue }
      let country = names.place(number)
      if distance < found[country]?.distance ?? .max { found[country] = (distance, names.name(number)) }
    }
    return found.sorted { ($0.value.distance, $0.key) < ($1.value.distance, $1.key) }.prefix(3).map(\.value.name)
  }

  /// The continent of a country or territory by its ISO code; of Russia and Turkey, which lie in two, Europe and Asia, so that
  /// there a place's own continent is the better answer. `nil` for a code that is none.
  package func continent(of code: String) -> Continent? { numbers[code].map { continents[$0] } }

  /// The countries that lie in two continents: Russia and Turkey, in Europe and Asia.
  static let inTwoContinents: Set<String> = ["RU", "TR"]

  /// The English name by ISO code, for a review; `nil` for a code that is none.
  package func name(of code: String) -> String? { numbers[code].map { names.main($0) } }

  /// The English name of a state or part of a country by GeoNames' code of it; `nil` where it is not known. CLDR numbers a name that
  /// several parts have, `Île-de-France²`; that is no part of it.
  package func name(ofArea code: String, in country: String) -> String? {
    areas.firstIndex { $0.country == country && $0.code == code }.map { area in
      areaNames.main(area).replacing(#/[¹²³⁴-⁹]+$/#, with: "")
    }
  }

  /// The codes of a country by its ISO code, of two letters and, where it has one, of three; nothing for a code that is none.
  package func shortCodes(of code: String) -> [String] {
    shortCodes.filter { $0.value == code && !$0.key.isEmpty }.keys.sorted { ($0.count, $0) < ($1.count, $1) }
  }

  /// The territories that are looked into for a country too, by ISO code: `RE`, `GP` … for `FR`.
  package func territories(of code: String) -> [String] { territories[code] ?? [] }

  /// The countries that have a state or part of this name or code, each with GeoNames' code of it: `IL` for Illinois, 伊利诺伊州
  /// or IL. Known of a dozen countries whose lists name states.
  func areaCodes(_ key: [UInt8]) -> [String: String] {
    areaNames.places(key).reduce(into: [:]) { $0[areas[$1].country] = areas[$1].code }
  }

  private func part(_ name: some StringProtocol, of code: String) -> String? {
    code == "GB" ? areaCodes(folding.key(name))[code] : nil
  }

  private func withoutArticle(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars.drop { $0.properties.isWhitespace })
    guard scalars.count > 3, "lL".unicodeScalars.contains(scalars[0]), "'’".unicodeScalars.contains(scalars[1]) else {
      return name
    }
    return String(String.UnicodeScalarView(scalars.dropFirst(2)))
  }

  private func code(ofWords name: String) -> String? {
    let words = folding.words(name)
    guard !words.isEmpty else { return nil }
    if let number = names.places(words.flatMap { $0 }).first { return codes[number] }
    for start in stride(from: min(3, words.count - 1), to: 0, by: -1)
    where OfficialWords.before.contains(Array(words[..<start])) {
      if let code = code(ofKey: words[start...].flatMap { $0 }) { return code }
    }
    return code(ofKey: words.flatMap { $0 })
  }

  /// By a key, or by it without 共和国 or the like at its end.
  private func code(ofKey key: [UInt8]) -> String? {
    if let number = names.places(key).first { return codes[number] }
    for ending in OfficialWords.after where key.count > ending.count && key.suffix(ending.count).elementsEqual(ending) {
      if let number = names.places(Array(key.dropLast(ending.count))).first { return codes[number] }
    }
    return nil
  }
}

/// Words of official names that may be left out.
private enum OfficialWords {
  /// Before a name, each as words of its key.
  static let before: Set<[[UInt8]]> = Set(
    """
    the|republic of|republic of the|the republic of|kingdom of|the kingdom of|state of|the state of|union of|federation of|
    grand duchy of|principality of|commonwealth of|sultanate of|islamic republic of|federal republic of|united republic of|
    socialist republic of|sovereign|die|der|das|republik|die republik|konigreich|das konigreich|konigreich der|staat|
    furstentum|grossherzogtum|le|la|les|republique de|la republique de|republique du|republique des|republique|royaume de|
    royaume du|etat de|principaute de|el|los|las|republica de|la republica de|republica del|republica de la|republica|
    reino de|estado de|republica da|republica do|o|a|os|as|il|lo|gli|i|repubblica di|repubblica|regno di|repubblica del|
    republika|krolestwo|республика|королевство|государство|republiek|koninkrijk|de|het|region of
    """.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { $0.split(separator: " ").map { Array($0.utf8) } })
  /// At the end of a key, the longer first.
  static let after: [[UInt8]] = ["大公国", "共和国", "合众国", "王国", "联邦", "公国", "地区", "공화국", "왕국", "国", "republic"].map {
    Array($0.utf8)
  }
}
