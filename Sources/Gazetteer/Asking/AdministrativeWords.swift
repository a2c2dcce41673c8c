/// Words that say what kind of place a name is of, and are no part of the name: 市, Stadt, City of; or that it is of a region: 省,
/// Province. They are taken off only where the whole name is not found, so that Kansas City stays what it is.
enum AdministrativeWords {
  /// The name without words for a town, or without the number of a district; `nil` where it has none.
  static func withoutTown(_ words: [[UInt8]], country: String?) -> [[UInt8]]? {
    let isNumbered = words.last?.allSatisfy { (0x30...0x39).contains($0) } ?? false
    if words.count > 1, isNumbered { return Array(words.dropLast()) }
    return strip(words, town, endings: townEndings(country))
  }

  /// The name without words for a state, province or county; `nil` where it has none, so is no region by its words.
  static func withoutRegion(_ words: [[UInt8]], country: String?) -> [[UInt8]]? {
    strip(words, region, endings: regionEndings(country))
  }

  /// Other ways to write the same name: ü as ue, St. for Saint, and with the word for a town that the gazetteer may have.
  static func spellings(_ words: [[UInt8]], country: String?) -> [[UInt8]] {
    let key = words.flatMap { $0 }
    var result: [[UInt8]] = []
    for plain in [withoutUmlauts(key), withB(key)] where plain != key { result.append(plain) }
    for pair in short {
      for (from, to) in [pair, (pair.1, pair.0)] where words.contains(from) {
        result.append(words.flatMap { $0 == from ? to : $0 })
      }
    }
    if let long = spelledOut(words) { result.append(long) }
    return result + additions(key, country).map { key + $0 }
  }

  /// ae, oe and ue for ä, ö and ü, aa for å: a key has the bare letter.
  private static func withoutUmlauts(_ key: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for letter in key {
      let pair = result.last.map { [$0, letter] } ?? []
      if !umlauts.contains(pair) { result.append(letter) }
    }
    return result
  }

  /// ボ for ヴォ: the gazetteer has both where one of its names has a ヴ, and ボ alone where none has.
  private static func withB(_ key: [UInt8]) -> [UInt8] {
    guard key.first ?? 0 >= 0xE3 else { return key }
    let text = String(decoding: key, as: UTF8.self)
    return Array(katakana.reduce(text) { $0.replacing($1.0, with: $1.1) }.utf8)
  }

  private static let katakana = [("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ")]

  /// Frankfurt a. M., Freiburg i. Br.: what German abbreviates behind a name.
  private static func spelledOut(_ words: [[UInt8]]) -> [UInt8]? {
    for (short, long) in abbreviations where words.count > short.count {
      guard let start = words.indices.dropFirst().first(where: { words[$0...].starts(with: short) }) else { continue }
      return (words[..<start] + long + words[(start + short.count)...]).flatMap { $0 }
    }
    return nil
  }

  private static let abbreviations = [
    ("o d t", "ob der tauber"), ("a d", "an der"), ("a m", "am main"), ("a rh", "am rhein"), ("i br", "im breisgau"),
    ("a", "am"), ("i", "im"), ("b", "bei"),
  ].map { pair in (words(pair.0), words(pair.1)) }

  private static func words(_ text: String) -> [[UInt8]] { text.split(separator: " ").map { Array($0.utf8) } }

  private static let umlauts: Set<[UInt8]> = Set(["ae", "oe", "ue", "aa"].map { Array($0.utf8) })
  private static let short = [("st", "saint"), ("ste", "sainte"), ("st", "sankt"), ("mt", "mount"), ("ft", "fort")]
    .map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The name of a city of this bare name, in Chinese characters or hangul; nothing in other scripts.
  static func city(_ key: [UInt8]) -> [UInt8]? {
    key.first ?? 0 >= 0xE3 ? additions(key, nil).first.map { key + $0 } : nil
  }

  private static func additions(_ key: [UInt8], _ country: String?) -> [[UInt8]] {
    let endings: [String] =
      switch key.first ?? 0 {
      case 0xE3...0xE9: ["市", "县", "区", "广域市", "特别市"]
      case 0xEA...0xED: ["시", "군", "구", "광역시", "특별시"]
      case ..<0x80: country == "KR" ? ["si", "gun"] : country == "JP" || country == "CN" ? ["shi"] : ["city"]
      default: []
      }
    return endings.map { Array($0.utf8) }
  }

  /// Words before and after a name, Latin ones as words of a key.
  private struct Affixes {
    let before: [[[UInt8]]]
    let after: [[[UInt8]]]

    init(before: String, after: String) {
      func phrases(_ text: String) -> [[[UInt8]]] {
        text.split { $0 == "|" || $0 == "\n" }
          .map { AdministrativeWords.words(String($0)) }.sorted { $0.count > $1.count }
      }
      (self.before, self.after) = (phrases(before), phrases(after))
    }
  }

  private static func strip(_ words: [[UInt8]], _ affixes: Affixes, endings: [[UInt8]]) -> [[UInt8]]? {
    var rest = words[...]
    if let phrase = affixes.before.first(where: { $0.count < rest.count && rest.starts(with: $0) }) {
      rest = rest.dropFirst(phrase.count)
    }
    if let phrase = affixes.after.first(where: { $0.count < rest.count && rest.suffix($0.count).elementsEqual($0) }) {
      rest = rest.dropLast(phrase.count)
    }
    if rest.count < words.count { return Array(rest) }
    // The letters of one Chinese, Japanese or Korean name are often spaced, so there the end of the key counts. Two stay.
    let key = words.flatMap { $0 }
    guard
      let ending = endings.first(where: { key.count >= $0.count + 6 && key.suffix($0.count).elementsEqual($0) })
    else { return nil }
    return [Array(key.dropLast(ending.count))]
  }

  private static let town = Affixes(
    before: """
      city of|the city of|town of|village of|borough of|municipality of|commune of|district of|metropolitan city of|
      city and county of|metropolis of|greater|metropolitan|city|town|municipality|royal borough of|capital city|
      ville de|ville du|ville d|ville|commune de|commune du|commune d|commune|mairie de|ciudad de|ciudad|cidade de|
      cidade do|citta di|citta|comune di|comune|municipio de|municipio do|municipio|ayuntamiento de|ajuntament de|
      concello de|prefeitura de|distrito de|concelho de|camara municipal de|stadt|die stadt|landeshauptstadt|
      hansestadt|freie und hansestadt|freie hansestadt|bundesstadt|kreisstadt|grosse kreisstadt|universitatsstadt|
      wissenschaftsstadt|lutherstadt|klingenstadt|barlachstadt|reuterstadt|stadtgemeinde|gemeinde|marktgemeinde|markt|
      bundeshauptstadt|hauptstadt|gemeente|stad|miasto|miasto stoleczne|gmina|obec|mesto|hlavni mesto|grad|opstina|
      opcina|comuna|municipiul|orasul|kota|kabupaten|thanh pho|tp|tx|t p|город|г|місто|м|місто герой|kommune
      """,
    after: """
      city|town|municipality|village|borough|shi|si|gun|gu|ku|cho|machi|mura|eup|myeon|city council|council|township|
      district|metropolitan city|special city|special metropolitan city|metropolitan area|metropolitan municipality|
      metropolis|metro|area|municipio|kommune|kommun|stad|stadt|hansestadt|landeshauptstadt|kaupunki|belediyesi|
      capital city|capital|urban area|urban district|metropolitan district|county level city|prefecture level city
      """)
  private static let region = Affixes(
    before: """
      province of|the province of|provincia di|provincia de|provincia del|provincia|province de|province du|province|
      state of|the state of|county of|county|region of|the region of|region de|region du|region|regione|land|bundesland|
      freistaat|kreis|landkreis|canton of|canton de|canton du|canton|kanton|departement de|departement du|departement|
      departamento de|departamento del|departamento|estado de|estado do|etat de|oblast|wojewodztwo|powiat|prefecture of|
      prefecture de|prefecture|governorate of|governorat de|republic of|comunidad autonoma de|voivodeship of|
      autonomous region of|territory of|metropole de|metropole|communaute de communes|communaute urbaine de|область|
      край|республика|distretto di|distretto|gobernacion de|raion|bezirk
      """,
    after: """
      province|prefecture|county|state|oblast|krai|kray|region|governorate|voivodeship|department|canton|parish|ken|do|
      land|lan|fylke|raion|rayon|aimag|aimak|autonomous region|autonomous republic|republic|territory|emirate|wilaya|
      special self governing province|autonomous prefecture|federal district|область|край|megye|zupanija|kraj|oblasti|
      kreis|regional municipality|division|counties|state government
      """)

  // A county is a place of its own where a town is its seat and bears its name, in China (县) and Korea (군, 郡); elsewhere 县, 郡 and 군 are
  // prefectures, counties and districts, which are regions. Without a country 县 and 군 are taken for those of China and Korea.
  private static func townEndings(_ country: String?) -> [[UInt8]] { endings(country).town }
  private static func regionEndings(_ country: String?) -> [[UInt8]] { endings(country).region }

  private static func endings(_ country: String?) -> (town: [[UInt8]], region: [[UInt8]]) {
    switch country {
    case nil: anywhere
    case "CN", "TW": chinese
    case "KR", "KP": korean
    default: elsewhere
    }
  }

  private static let anywhere = (towns + bytes(["县", "군"]), regions + bytes(["郡", "현"]))
  private static let chinese = (towns + bytes(["县", "현"]), regions + bytes(["郡", "군"]))
  private static let korean = (towns + bytes(["郡", "군"]), regions + bytes(["县", "현"]))
  private static let elsewhere = (towns, regions + bytes(["县", "郡", "군", "현"]))
  private static let towns = bytes([
    "特别行政区", "直辖市", "特别市", "广域市", "特别区", "首都圈", "都会区", "市区", "市", "区", "町", "村", "镇", "乡",
    "특별자치시", "특별시", "광역시", "특례시", "시", "구", "읍", "면",
  ])
  private static let regions = bytes([
    "自治共和国", "特别自治道", "共和国", "自治区", "自治州", "联邦区", "行政区", "省", "州", "道", "府", "大区", "地区",
    "盟", "邦", "특별자치도", "자치구", "자치주", "카운티", "아이막", "도", "성", "주",
  ])

  private static func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }
}
