import Friendships
import Gazetteer
import Geometry
import Messages
import Spreadsheets

/// A row of the table as the studio shows it.
struct ReviewRow: Encodable {
  /// Its number in the file.
  let row: Int
  /// Its cells, corrected where a person has done so.
  let cells: [String]
  /// City and country as the file has them: an answer is kept by these. Nothing for a row that is none of a city.
  let city: String?
  let country: String?
  /// What cells were before they were corrected, by the letters of their columns; nothing where none was.
  let was: [String: String]?
  /// What became of it, see `RowStates.State`; nothing for a row that is none of a city.
  let state: String?

  init(_ record: [Table.Cell], _ review: TableReview) {
    let number = record.first?.row ?? 0
    row = number
    var texts = record.map(\.text)
    let table = review.data?.friendships
    let answered = table?.answeredRows[number]
    var was: [String: String] = [:]
    for (column, text) in answered?.corrections ?? [:] where column < texts.count && !review.isOfPairs {
      was[Table.letters(column)] = texts[column]
      texts[column] = text
    }
    (cells, self.was) = (texts, was.isEmpty ? nil : was)
    let state = review.states[number]
    self.state = state?.rawValue
    guard state != nil else {
      (city, country) = (nil, nil)
      return
    }
    let first = { (stem: String) in
      zip(review.meanings, record).lazy.filter { $0.0?.hasPrefix(stem) ?? false }.map { cleaned($0.1.text) }
        .first { !$0.isEmpty } ?? ""
    }
    let known = answered.map { ($0.city, $0.country) } ?? review.states.findings[number].map { $0.cells }
    (city, country) = known.map { ($0.0, $0.1) } ?? (first("city_"), first("country_"))
  }
}

/// Where the city of a row lies, and how sure that is, for a person to look at or to answer.
struct ReviewFinding: Encodable {
  /// Its row in the file.
  let row: Int
  /// The letter of the column with the city's name; nothing for a table of pairs.
  let column: String?
  let city: String
  let country: String
  /// The words of the row that say in which state or province it is.
  let part: OrNull<String>
  /// `table`, `one`, `largest`, `choose`, `region` or `unknown`: what was found without an answer.
  let grade: String
  /// Where it is drawn.
  let place: OrNull<WrittenPlace>
  let candidates: [WrittenPlace]
  let suggestions: [WrittenPlace]
  /// Whether a person has said where it lies, or that it is left out.
  let answered: Bool
  let leftOut: Bool
  /// The name of its country, where no country of that name is known, and those that may have been meant.
  let unknownCountry: String?
  let countries: [String]

  /// The finding of a row; nothing for one that is none of a city or has an error.
  init?(_ row: ReviewRow, _ review: TableReview) {
    guard let city = row.city, let data = review.data, let state = review.states[row.row], state != .error else {
      return nil
    }
    (self.row, self.city, country) = (row.row, city, row.country ?? "")
    let finding = review.states.findings[row.row]
    column = review.isOfPairs ? nil : finding?.problem.cell.map { Table.letters(Int($0.y) - 1) } ?? Self.column(review)
    part = OrNull(finding?.part)
    grade = finding?.grade.rawValue ?? RowStates.State.table.rawValue
    candidates = finding?.candidates.map(WrittenPlace.init) ?? []
    suggestions = finding?.suggestions.map(WrittenPlace.init) ?? []
    let placing = data.friendships.answeredRows[row.row]?.placing(data.file.decisions.answers)
    (answered, leftOut) = (placing != nil, state == .leftOut)
    place = OrNull(Self.place(of: row.row, among: candidates, data, review))
    (unknownCountry, countries) = (finding?.unknownCountry, finding?.countries ?? [])
  }

  private static func column(_ review: TableReview) -> String? {
    review.meanings.firstIndex { $0?.hasPrefix("city_") ?? false }.map(Table.letters)
  }

  /// The place that is drawn, with all that is known of it where it is one of the candidates.
  private static func place(
    of row: Int, among candidates: [WrittenPlace], _ data: MapData, _ review: TableReview
  ) -> WrittenPlace? {
    let atlas = data.friendships.atlas
    guard let agreement = review.states.agreements[row] else { return nil }
    let city = atlas.city(of: atlas.agreements[agreement])
    let (latitude, longitude) = (city.coordinate.latitude, city.coordinate.longitude)
    return candidates.first { $0.latitude == latitude && $0.longitude == longitude }
      ?? WrittenPlace(latitude: latitude, longitude: longitude, country: city.country.code)
  }
}

/// A place as the studio shows it.
struct WrittenPlace: Encodable, Sendable {
  /// What the gazetteer calls it; nothing where a person or the table gave its coordinate, and so with the next three.
  let name: String?
  let latitude: Double
  let longitude: Double
  /// How many people live there; 0 where that is not known.
  let population: Int?
  /// The nearest place that is much larger, which tells it from its like.
  let near: String?
  /// The state or province in English, as far as its name is known.
  let admin: String?
  /// The code of its country.
  let country: String

  init(_ place: Place) {
    (name, latitude, longitude) = (place.name, place.latitude, place.longitude)
    (population, near, country) = (place.population, place.near, place.country)
    admin = Self.countries?.name(ofArea: place.area, in: place.country)
  }

  private static let countries = try? BuiltIn.gazetteer().countries

  init(latitude: Double, longitude: Double, country: String) {
    (self.latitude, self.longitude, self.country) = (latitude, longitude, country)
    (name, population, near, admin) = (nil, nil, nil, nil)
  }
}
