import Messages

/// A column of a table of agreements.
///
/// A new one is a case here with its name and its place in `all`; `RowReader` reads its cells, and `TableExport` and
/// `AtlasExport` write them.
enum Column: Hashable {
  /// The city's name in a language.
  case city(String)
  /// The city's name in its own language.
  case cityLocal
  case countryCode
  /// The country's name in a language.
  case country(String)
  case continent, latitude, longitude
  case relation, established, ended
  case source, confidence, note
  case photo, photoCredit
  /// What is seen on the photo, in a language; without one, in every language that has no column of its own.
  case photoAlt(String?)
  case link
  /// How the place was found that the table itself did not have.
  case placeFrom

  /// Its name as files and messages have it, `city_en`.
  var name: String {
    switch self {
    case .city(let language): "city_\(language)"
    case .cityLocal: "city_local"
    case .countryCode: "country_code"
    case .country(let language): "country_\(language)"
    case .continent: "continent"
    case .latitude: "latitude"
    case .longitude: "longitude"
    case .relation: "relation"
    case .established: "established"
    case .ended: "ended"
    case .source: "source"
    case .confidence: "confidence"
    case .note: "note"
    case .photo: "photo"
    case .photoCredit: "photo_credit"
    case .photoAlt(let language): language.map { "photo_alt_\($0)" } ?? "photo_alt"
    case .link: "link"
    case .placeFrom: "place_from"
    }
  }

  /// Its name as a part of a message, which no language translates.
  var message: Message { Message(stringLiteral: name) }

  /// All columns in the order in which fmap writes them.
  ///
  /// - Parameter first: the language whose names stand first.
  static func all(_ languages: [String], first: String = "en") -> [Column] {
    let ordered = [first] + (["en"] + languages.filter { $0 != "en" }).filter { $0 != first }
    return ordered.map(Column.city) + [.cityLocal, .countryCode] + ordered.map(Column.country)
      + [.continent, .latitude, .longitude, .relation, .established, .ended]
      + [.source, .confidence, .note, .photo, .photoCredit, .photoAlt(nil)] + ordered.map(Column.photoAlt)
      + [.link, .placeFrom]
  }

  /// The columns that fmap writes even where all their cells are empty.
  static let usual: [Column] = [
    .city("en"), .countryCode, .continent, .latitude, .longitude, .relation, .established,
  ]

  /// Whether it is a name of the city, of which a table needs one.
  var isOfCity: Bool {
    switch self {
    case .city, .cityLocal: true
    default: false
    }
  }

  /// Whether it is about the city's country by its name or code.
  var isOfCountry: Bool {
    switch self {
    case .country, .countryCode: true
    default: false
    }
  }

  /// Whether its cells say what something or somebody is called.
  var holdsNames: Bool {
    switch self {
    case .city, .cityLocal, .photoCredit: true
    default: isOfCountry
    }
  }
}
