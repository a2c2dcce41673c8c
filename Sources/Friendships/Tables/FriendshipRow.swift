import Geometry

/// One row of the table, read and checked by itself.
struct FriendshipRow {
  /// The row of the file.
  let row: Int
  let names: Names
  let localName: String?
  let country: Country
  let continent: String
  /// Nothing where the row leaves its coordinates to an earlier row of the same city.
  let coordinate: Coordinate?
  let relation: String
  let established: PartialDate?
  let ended: PartialDate?
  let source: String
  let details: Agreement.Details
}
