import Cartography

/// Reads a table of agreements from whatever file an office has saved it to.
enum TableFile {
  /// The cells of a text file.
  ///
  /// A note says in which encoding it was read unless that is the usual UTF-8.
  static func read(
    _ bytes: [UInt8], file: String, _ arguments: Arguments, problems: inout [Problem]
  ) throws(Failure) -> Table {
    let text = try TextEncoding(bytes, file: file, asked: arguments.text("encoding"))
    if text.name != "UTF-8" {
      problems.append(Problem(.note, at: file, "read as \(text.name)"))
    }
    return Table(csv: text.bytes, file: file, problems: &problems)
  }
}
