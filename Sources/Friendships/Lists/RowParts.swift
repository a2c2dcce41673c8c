import Messages

extension RowReader {
  /// Tells how maps published in China write Hong Kong, Macao and Taiwan, where a row around a hub in China has one of them without the
  /// country's name. The table stays as it is, and none of them counts as a country.
  ///
  /// - Parameters:
  ///   - found: the code of the country, before it was taken for China's.
  ///   - parts: what a cell holds that has more than the city.
  mutating func tellPartOfChina(_ country: Country, found: String?, _ parts: WrittenCity?) {
    let names = country.names.all
    let code = found ?? country.code
    guard !names.isEmpty, code == "CN" || isPartOfChina(code), home == "CN" else { return }
    // A table with the code of China may have such a name beside it.
    let codes = [found ?? country.code] + names.lazy.compactMap { [finder] in finder?.code(ofCountry: $0) }
    guard let part = codes.lazy.compactMap(PartOfChina.init).first else { return }
    partsOfChina.formUnion(names)
    for name in Set(names).sorted() where !PartOfChina.isNamedAsPart(name) {
      let column = columns.index.keys.first { column in column.isOfCountry && isWritten(name, in: column) }
      problems.add(
        Problem(
          .warning, at: place(column ?? columns.cityColumn ?? .city("en")), "not as maps published in China write it",
          found: name,
          cure: "write \(part.form(inPlaceOf: name)) before you publish the map there; it is not counted as a country"))
    }
  }

  private func isWritten(_ name: String, in column: Column) -> Bool {
    guard let index = columns[column], index < record.count else { return false }
    return record[index].text.filter { !$0.isWhitespace }.contains(name.filter { !$0.isWhitespace })
  }
}
