import Messages
import Testing

@testable import Spreadsheets

/// Files that are no tables, under names of tables; and tables that begin as some of them do.
@Suite struct OtherKindsTests {
  private func fault(_ bytes: [UInt8], _ name: String = "t.csv") -> String? {
    var problems: [Problem] = []
    do {
      _ = try TableFile.read(bytes, file: name, problems: &problems)
      return nil
    } catch {
      switch error {
      case .unreadable(let problem), .unfit(let problem): return problem.description
      }
    }
  }

  private static let open =
    "open it in Excel or LibreOffice, save the table as Excel Workbook (.xlsx) or \"CSV UTF-8\", and give that file"
  private static let give = "give the table itself, saved as Excel Workbook (.xlsx) or \"CSV UTF-8\""

  @Test(arguments: [
    ("<html><head></head>", "a web page (HTML), not a table; \(open)"),
    ("\u{FEFF}\n<!DOCTYPE HTML PUBLIC \"-\">", "a web page (HTML), not a table; \(open)"),
    ("<!-- saved --><HTML>", "a web page (HTML), not a table; \(open)"),
    ("<table border=0><tr><td>a</td>", "a web page (HTML), not a table; \(open)"),
    ("<?xml version=\"1.0\"?><!DOCTYPE html>", "a web page (HTML), not a table; \(open)"),
    (
      "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
      "an Excel 2003 XML spreadsheet, not a table; \(open)"
    ),
    (
      "<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">",
      "a flat OpenDocument spreadsheet (.fods), not a table; \(open)"
    ),
    ("<?xml version=\"1.0\"?><kml>", "a file of places (KML), not a table; \(give)"),
    ("<svg xmlns=\"\">", "a picture (SVG), not a table; \(give)"),
    ("<?xml version=\"1.0\"?><a/>", "a text in markup (XML or HTML), not a table; \(give)"),
    ("<gpx version=\"1.1\">", "a text in markup (XML or HTML), not a table; \(give)"),
    ("{\n  \"type\": \"FeatureCollection\"}", "a text of data (JSON), not a table; \(give)"),
    ("[{\"city\": 1}]", "a text of data (JSON), not a table; \(give)"),
    ("{}", "a text of data (JSON), not a table; \(give)"),
    ("{\\rtf1\\ansi", "a text document (RTF), not a table; \(give)"),
    ("%PDF-1.7\n", "a PDF document, not a table; \(give)"),
    ("GIF89a", "a picture, not a table; \(give)"), ("SQLite format 3\0", "a database, not a table; \(give)"),
    ("ID;PSCALC3\n", "a spreadsheet of an old kind; \(open)"),
    ("MIME-Version: 1.0\n", "a spreadsheet of an old kind; \(open)"),
    ("Rar!", "a packed archive; unpack it, and give the table in it"),
  ]) func theKindIsToldByTheBytes(_ text: String, _ said: String) {
    for name in ["t.csv", "t.txt", "t.html", "t.xlsx", "t"] {
      #expect(fault(Array(text.utf8), name) == "\(name): the file is \(said)")
    }
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a picture"), ([0xFF, 0xD8, 0xFF, 0xE0], "a picture"),
      ([0, 0, 0x27, 0x0A, 0, 0], "a Shapefile"), ([0x1F, 0x8B, 8, 0], "a packed archive"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an Excel 97–2003 workbook (.xls)"),
      ([UInt8](repeating: 1, count: 100), "neither a workbook nor text"),
    ] as [([UInt8], String)])
  func bytesThatAreNoTextAreToldToo(_ bytes: [UInt8], _ kind: String) {
    #expect(fault(bytes)?.hasPrefix("t.csv: the file is \(kind)") == true, "\(fault(bytes) ?? "")")
  }

  /// A web page in UTF-16, with its mark.
  @Test func theWidthOfLettersDoesNotMatter() {
    let bytes: [UInt8] = [0xFF, 0xFE] + "<html><body>".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] as [UInt8] }
    #expect(fault(bytes) == "t.csv: the file is a web page (HTML), not a table; \(Self.open)")
  }

  @Test(arguments: ["<city>,country\nx,y\n", "[city],country\n", "{city},x\n", "<,>\n", "GIF,x\n", "BZ,x\n", "city\n"])
  func aTableMayBeginAlmostSo(_ text: String) { #expect(fault(Array(text.utf8)) == nil) }
}
