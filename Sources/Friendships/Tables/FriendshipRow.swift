import Geometry

/// One row of the table, read and checked by itself.
struct FriendshipRow {
  /// The row of the file.
  let row: Int
  var names: Names
  let localName: String?
  /// Its code is empty where the table has none and none was found yet.
  var country: Country
  /// In English; empty where the table does not say and it was not found yet.
  var continent: String
  /// Nothing where the row leaves its coordinates to an earlier row of the same city, or to the gazetteer.
  var coordinate: Coordinate?
  let relation: String
  let established: PartialDate?
  let ended: PartialDate?
  let source: String
  let details: Agreement.Details
  /// How a name is looked up, and what was found.
  var search = Search()

  /// What a row says of where its city is, besides its names.
  struct Search {
    /// The country's code as the gazetteer has it.
    var country: String?
    /// The country's name, where no country of that name is known.
    var unknownCountry: String?
    /// The state or province, where it stands before the name.
    var within: String?
    /// The state or province of a column of its own, which tells places of one name apart.
    var area: String?
    /// What a person has written in `place_from`.
    var answer: String?
    /// The name of which the city's id is made, where it has none in Latin letters.
    var idName: String?
    /// How the place was found, for `place_from`.
    var origin: String?
  }

  /// Its names for a search, the surest first: English, then its own, then others.
  var searchNames: [String] {
    var all = [names.own("en"), localName].compactMap { $0 } + names.all
    if all.isEmpty { all = [names["en"]] }
    return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
