/// The main part of a workbook: its sheets and what holds for all of them (ECMA-376-1:2016, 18.2).
final class WorkbookPart: ElementHandler {
  /// A sheet as the main part lists it.
  struct Listing {
    let name: String
    let isHidden: Bool
    let relationship: String
  }

  private(set) var sheets: [Listing] = []
  private(set) var calendar = SerialCalendar.of1900
  /// Whether all formulas are to be calculated as soon as the workbook is opened: what stands in their place may be a
  /// stopgap (ECMA-376-1:2016, 18.2.2).
  private(set) var calculatesOnLoad = false
  private let budget: Budget

  /// Reads the main part.
  init(_ stream: PartStream, budget: Budget) throws(WorkbookFault) {
    self.budget = budget
    try XMLReader.read(stream, self)
  }

  func begin(_ name: String, in parent: String, _ attributes: XMLAttributes) throws(WorkbookFault) -> Bool {
    switch name {
    case "sheet" where parent == "sheets":
      guard let name = attributes["name"], let relationship = attributes.relationship else { break }
      try budget.keep(200 + name.utf8.count + relationship.utf8.count)
      let isHidden = ["hidden", "veryHidden"].contains(attributes["state"])
      sheets.append(Listing(name: name, isHidden: isHidden, relationship: relationship))
    case "workbookPr" where parent == "workbook":
      if attributes.isTrue("date1904") == true {
        calendar = .of1904
      } else if attributes.isTrue("dateCompatibility") == false {
        calendar = .proleptic
      }
    case "calcPr" where parent == "workbook":
      calculatesOnLoad = attributes.isTrue("fullCalcOnLoad") ?? false
    default: break
    }
    return false
  }

  func end(_ name: String, in parent: String, text: [UInt8]) {}
}
