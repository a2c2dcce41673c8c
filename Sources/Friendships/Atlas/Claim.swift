import Drawing

/// A dated statement of the office: how many cities it counted.
package struct Claim: Equatable, Sendable {
  /// The day of the statement.
  package let date: Day
  /// The count for each kind of relation that it names.
  package let counts: [String: Int]
  /// The number of cities, where stated.
  package let cities: Int?
  /// The number of countries, where stated.
  package let countries: Int?
  /// Where it is published.
  package let source: String
}
