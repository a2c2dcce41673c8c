import Messages
import Testing

@testable import Spreadsheets

/// What a spreadsheet writes in place of a value, and signs that separate fields where no spreadsheet wrote them.
@Suite struct TableCellsTests {
  @Test(arguments: [
    ("#N/A", "nothing was found: "), ("#REF!", "what it refers to was deleted: "),
    ("#NAME?", "a name in it is not known: "),
    ("#VALUE!", "correct the formula, "), ("#DIV/0!", "correct the formula, "), ("#NUM!", "correct the formula, "),
    ("#NULL!", "correct the formula, "), ("#SPILL!", "the cells beside it must be empty: "),
    ("#CALC!", "correct the formula, "),
    ("#n/a", "nothing was found: "), (" #REF! ", "what it refers to was deleted: "), ("#GETTING_DATA", "wait until "),
    ("Err:502", "correct the formula, "), ("#NV", "nothing was found: "), ("#WERT!", "correct the formula, "),
    ("#VALEUR!", "correct the formula, "), ("#¡REF!", "correct the formula, "), ("#Н/Д", "nothing was found: "),
    ("#ЗНАЧ!", "correct the formula, "),
  ]) func aFailedFormulaIsNoText(_ text: String, _ cure: String) {
    let fault = ErrorValue.fault(text)
    #expect(fault?.what.description == "the formula gives the error \(cleaned(text))")
    #expect(fault?.cure.description.hasPrefix(cure) == true && fault?.isTold == false)
  }

  @Test(arguments: ["##", "########", " ##### "]) func aColumnTooNarrowIsTold(_ text: String) {
    #expect(ErrorValue.fault(text)?.what == "the column was too narrow to show what is here")
  }

  @Test(arguments: [
    "", "#", "#1", "#1!", "# Town", "#hashtag", "N/A", "Err", "Erfurt", "Err:", "Err:5022", "#A B!", "a#N/A", "#!",
  ])
  func otherTextsAreTexts(_ text: String) { #expect(ErrorValue.fault(text) == nil) }

  private func read(_ text: String) -> (texts: [[String]], said: [String]) {
    var problems: [Problem] = []
    let table = Table(csv: Array(text.utf8), file: "t.csv", problems: &problems)
    return (table.records.map { $0.map(\.text) }, problems.map(\.description))
  }

  @Test(arguments: ["，", "；", "、", "|", "｜"]) func signsThatNoSpreadsheetWritesMaySeparate(_ sign: String) {
    let (texts, said) = read(
      ["城市_国家", "", "\"沈_阳\"_中国, 辽宁", "札幌_日本", ""].joined(separator: "\n").replacing("_", with: sign))
    #expect(texts == [["城市", "国家"], ["沈\(sign)阳", "中国, 辽宁"], ["札幌", "日本"]])
    #expect(said == ["t.csv: fields are separated by \"\(sign)\""])
  }

  /// In a table with commas, in a list of one column, in a title, or in a line of its own.
  @Test(arguments: [
    ("a,b，c\nd,e，f\n", [["a", "b，c"], ["d", "e，f"]]), ("城市\n札幌、日本\n大阪、日本\n", [["城市"], ["札幌、日本"], ["大阪、日本"]]),
    ("友城、伙伴\n城市\n札幌\n大阪\n", [["友城、伙伴"], ["城市"], ["札幌"], ["大阪"]]), ("城市，国家\n", [["城市，国家"]]),
    ("\"a，b\"\n\"c，d\"\n", [["a，b"], ["c，d"]]),
  ]) func elsewhereTheyAreText(_ text: String, _ expected: [[String]]) {
    let (texts, said) = read(text)
    #expect(texts == expected && said.isEmpty, "\(texts)")
  }
}
