import Messages

/// What spreadsheets write into a cell that has no value: `#N/A`, `#REF!`, `Err:502`, `########` of a column too narrow for its
/// number.
enum ErrorValue {
  /// The fault of a cell with such a text; nothing for any other.
  static func fault(_ text: String) -> Table.Fault? {
    // Nearly all cells are told apart by their first letter.
    guard let first = text.utf8.first(where: { $0 != 0x20 }),
      first == UInt8(ascii: "#") || first | 0x20 == UInt8(ascii: "e")
    else { return nil }
    let value = cleaned(text).uppercased()
    guard value.utf8.count <= 40 else { return nil }
    if value.count > 1, value.allSatisfy({ $0 == "#" }) {
      return Table.Fault(
        "the column was too narrow to show what is here",
        cure: "make it wider in the spreadsheet, and save the table again")
    }
    guard isError(value) else { return nil }
    return Table.Fault("the formula gives the error \(cleaned(text))", cure: cure(value))
  }

  private static func isError(_ value: String) -> Bool {
    if value.hasPrefix("ERR:") {
      return value.dropFirst(4).allSatisfy { $0.isASCII && $0.isNumber } && value.count == 7
    }
    if notFound.contains(value) || waiting.contains(value) { return true }
    // The names differ from language to language: #VALUE!, #WERT!, #VALEUR!, #¡VALOR!, #ЗНАЧ!.
    guard value.hasPrefix("#"), let end = value.last, "!?".contains(end) else { return false }
    let name = value.dropFirst().dropLast()
    return !name.isEmpty && name.allSatisfy { $0.isLetter || "/_¡¿0".contains($0) }
  }

  /// `#N/A` in the languages of Excel, with what LibreOffice and pivot tables make of it.
  private static let notFound: Set<String> = [
    "#N/A", "#N/A!", "#NA", "#N/D", "#N/D!", "#N/B", "#NV", "#Н/Д", "#YOK", "#I/T", "#HIÁNYZIK", "#N/T", "#PUUTTUU!",
    "#SAKNAS!",
    "#I/R",
  ]
  /// What stands in a cell until something has come.
  private static let waiting: Set<String> = ["#GETTING_DATA", "#BUSY!", "#CONNECT!", "#LOADING", "#LOADING..."]

  private static func cure(_ value: String) -> Message {
    if waiting.contains(value) { return "wait until the value is there, and save the table again" }
    if notFound.contains(value) {
      return "nothing was found: correct what is looked up, or type the value in its place"
    }
    switch value {
    case "#REF!": return "what it refers to was deleted: correct the formula, or type the value in its place"
    case "#NAME?": return "a name in it is not known: correct the formula, or type the value in its place"
    case "#SPILL!": return "the cells beside it must be empty: make room, or type the value in its place"
    default: return "correct the formula, or type the value in its place"
    }
  }
}
