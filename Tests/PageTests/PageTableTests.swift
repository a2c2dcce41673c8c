import Cartography
import Drawing
import Foundation
import Friendships
import Geometry
import Testing
import TestSupport

@testable import Page

/// The table of all agreements, and the facts in it by which the script filters.
@Suite struct PageTableTests {
  private func rows(_ page: PageDocument) -> [String] {
    Array(PageTable(page).html.components(separatedBy: "<tr role=\"row\" data-agreement=").dropFirst())
  }

  @Test func theTableHasEveryAgreementInTheOrderOfTime() {
    let rows = rows(SamplePage.of())
    #expect(rows.count == 39 && rows.allSatisfy { $0.components(separatedBy: "<td").count == 7 })
    let days = rows.compactMap { SamplePage.values("data-from", in: $0).first }
    #expect(days.count == 39 && days == days.sorted() && days[0] == "1980-11-18")
    #expect(rows.compactMap { SamplePage.values("data-until", in: $0).first }.contains("2013-07-28"))
    #expect(
      rows.allSatisfy { SamplePage.values("data-sort", in: $0).first == SamplePage.values("data-from", in: $0).first })
  }

  /// The facts that the script filters by, and what a reader sees.
  @Test func aRowHasItsFactsAndItsWords() throws {
    let row = try #require(rows(SamplePage.of()).first)
    #expect(
      SamplePage.values("data-city", in: row) == ["sapporo-jp"]
        && SamplePage.values("data-relation", in: row) == ["sister"])
    #expect(
      SamplePage.values("data-continent", in: row) == ["Asia"] && SamplePage.values("data-country", in: row) == ["JP"])
    #expect(
      SamplePage.values("data-show", in: row) == ["sapporo-jp"] && SamplePage.values("data-until", in: row).isEmpty)
    let english = SamplePage.spoken("en", in: row)
    #expect(english.prefix(4) == ["Sapporo", "Japan", "Sister city", "agreed on 1980-11-18"])
    #expect(SamplePage.spoken("zh-Hans", in: row).prefix(2) == ["札幌", "日本"])
    // From 41.8056° N 123.4314° E to 43.0618° N 141.3545° E on the mean sphere, by the law of cosines: 1474.7 km.
    #expect(SamplePage.values("data-sort", in: row).last == "1475" && english.contains("1,475 km"))
  }

  /// Browsers lay out the groups that are seen; what is laid out as tiles still says that it is a table.
  @Test(arguments: [100, 101, 150, 151]) func aLongTableStandsInGroups(count: Int) {
    let rows = (1...count).map { SampleTable.row(city: "City \($0)") }
    let html = PageTable(SamplePage.of(SampleTable.read(rows).atlas)).html
    let groups = html.components(separatedBy: "<tbody").dropFirst()
    let sizes = [100: [100], 101: [50, 50, 1], 150: [50, 50, 50], 151: [50, 50, 50, 1]]
    #expect(groups.map { $0.components(separatedBy: "<tr").count - 1 } == sizes[count])
    #expect(html.contains("<table\(count > 100 ? " class=\"long\"" : "") role=\"table\">"))
    let roles = Dictionary(grouping: SamplePage.values("role", in: html)) { $0 }.mapValues(\.count)
    let expected = ["table": 1, "rowgroup": groups.count + 1, "row": count + 1, "columnheader": 6, "cell": 6 * count]
    #expect(roles == expected)
  }

  @Test func columnsThatCanBeSortedHaveButtons() {
    let head = PageTable(SamplePage.of()).html.components(separatedBy: "</thead>")[0].components(separatedBy: "<th ")
    #expect(head.count == 7 && head.dropFirst().prefix(5).allSatisfy { $0.contains("<button type=\"button\">") })
    #expect(head.last?.contains("<button") == false)
    #expect(
      SamplePage.spoken("en", in: head.dropFirst().joined()) == [
        "City", "Country", "Relation", "Agreed", "Distance", "Source and notes",
      ])
  }

  /// What is not known leaves nothing behind, not even an empty piece.
  @Test func whatIsNotKnownIsNotThere() throws {
    let plain = try #require(rows(SamplePage.of(SamplePage.atlas(), ["en"])).first)
    #expect(
      plain.hasSuffix(
        "<td role=\"cell\"><span><a href=\"https://example.org/\" target=\"_blank\" rel=\"noreferrer\"><span class=\"t\" lang=\"en\">Source</span></a></span></td></tr>\n</tbody>\n</table>"
      ))
    #expect(!plain.contains("data-photo") && !plain.contains("class=\"local") && !plain.contains("until"))
    let bare = SampleTable.read([SampleTable.row(source: "")]).atlas
    #expect(try #require(rows(SamplePage.of(bare, ["en"])).first).contains("<td role=\"cell\"></td></tr>"))
  }

  @Test func whatIsKnownIsThere() throws {
    let columns = ",city_local,link,confidence,note,photo,photo_credit"
    let cells = ",Ort <1>,https://example.org/more,high,a & b,https://photos.example/a.jpg,A. Photographer"
    let row = try #require(rows(SamplePage.of(SamplePage.atlas(columns, cells), ["en"], hasNotes: true)).first)
    #expect(row.contains("<span class=\"local extra\" dir=\"auto\"> Ort &lt;1&gt;</span>"))
    #expect(row.contains("<a href=\"https://example.org/more\" target=\"_blank\""))
    #expect(row.contains("<span class=\"extra\" dir=\"auto\"> a &amp; b</span>"))
    #expect(SamplePage.values("data-photo", in: row) == ["https://photos.example/a.jpg"])
    // Whether groups of rows may hold photos, which the stylesheet asks of each.
    #expect(PageTable(SamplePage.of(SamplePage.atlas(columns, cells))).html.contains("<tbody class=\"photos\""))
    #expect(PageTable(SamplePage.of()).html.contains("<tbody role"))
    let said = SamplePage.spoken("en", in: row)
    #expect(said.contains("Photo: A. Photographer") && said.contains { $0.hasPrefix("Confidence: ") })
    let ended = SampleTable.read([SampleTable.row(ended: "2010-03-04")]).atlas
    #expect(SamplePage.spoken("en", in: rows(SamplePage.of(ended, ["en"])).joined()).contains("until 2010-03-04"))
  }

  /// A photo that the table has as a file is shown by the copies of the page, and by nothing else.
  @Test func aPhotoOfTheTableIsShownByItsCopies() throws {
    let atlas = SamplePage.atlas(",photo,photo_alt,photo_alt_en", ",photos/a.jpg,广场,\"A \"\"square\"\"\"")
    let id = try #require(atlas.agreements.first?.id)
    let small = PagePhoto.Copy(address: "photos/a-480.jpg", width: 480, height: 320)
    let large = PagePhoto.Copy(address: "photos/a&.jpg", width: 1920, height: 1280)
    let row = { (photo: PagePhoto?) in
      try #require(rows(SamplePage.of(atlas, photos: photo.map { [id: $0] } ?? [:])).first)
    }
    let shown = try row(PagePhoto(thumbnail: small, large: large))
    #expect(shown.contains(" data-photo=\"photos/a&amp;.jpg\" data-photo-size=\"1920 1280\""))
    #expect(shown.contains(" src=\"photos/a-480.jpg\" width=\"480\" height=\"320\""))
    #expect(shown.contains(" data-alt-zh=\"广场\" data-alt-en=\"A &quot;square&quot;\""))
    let once = try row(PagePhoto(thumbnail: small, large: small))
    #expect(once.contains(" data-photo=\"\" data-photo-size=\"480 320\"") && once.contains(" src=\"photos/a-480.jpg\""))
    let none = try row(nil)
    #expect(!none.contains("data-photo") && !none.contains("data-alt") && !none.contains("a.jpg"))
  }

  /// Where the table says what is seen in one language alone, the others name the city.
  @Test func whatIsSeenIsSaidInItsLanguage() throws {
    let atlas = SamplePage.atlas(",photo,photo_alt_zh", ",https://photos.example/a.jpg,广场")
    let row = try #require(rows(SamplePage.of(atlas)).first)
    #expect(
      row.contains(" data-photo=\"https://photos.example/a.jpg\"") && row.contains(" alt=\"广场\" data-alt-zh=\"广场\""))
    #expect(row.contains(" data-alt-en=\"Photo: ") && !row.contains("data-photo-size"))
    let bare = SamplePage.atlas(",photo_alt", ",A square")
    #expect(try #require(rows(SamplePage.of(bare)).first).contains("data-alt") == false)
  }

  @Test func aCityBesideTheAntipodeSaysSo() {
    let text = Shenyang.words.say("tooltip.antipode", in: "en")
    let said = rows(SamplePage.of()).filter { $0.contains(escaped(text)) }.flatMap {
      SamplePage.values("data-city", in: $0)
    }
    #expect(said.sorted() == ["florida-uy", "la-plata-ar"])
  }
}
