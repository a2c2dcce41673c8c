/// What every row asks of the columns of its table, found once for all of them.
struct ColumnRoles {
  /// The column with the names of cities, where there is just one.
  let onlyCity: Column?
  /// The first column with the names of cities.
  let firstCity: Column?
  /// Whether there is one of the country, by name or code.
  let hasCountries: Bool
  /// Where those stand of which a row that names something has one, from 0.
  let naming: [Int]
  private let found: Set<Column>

  /// - Parameter index: where each column stands.
  init(_ index: [Column: Int]) {
    let cities = index.filter(\.key.isOfCity)
    onlyCity = cities.count == 1 ? cities.first?.key : nil
    firstCity = cities.min { $0.value < $1.value }?.key
    hasCountries = index.keys.contains(where: \.isOfCountry)
    naming = index.filter { $0.key.isOfCity || [.countryCode, .relation, .established].contains($0.key) }
      .map(\.value)
    found = Set(index.keys)
  }

  /// Those of some languages that have a column, in their order.
  func languages(_ all: [String], with column: (String) -> Column) -> [String] {
    all.filter { found.contains(column($0)) }
  }
}
