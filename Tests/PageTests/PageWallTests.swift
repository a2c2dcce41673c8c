import Friendships
import Testing
import TestSupport

@testable import Page

/// The wall: which views it offers, where it stands, and its photos.
@Suite struct PageWallTests {
  private static let ids = Shenyang.atlas.inOrder.map(\.id)

  private func photo(_ name: String) -> PagePhoto {
    PagePhoto(
      thumbnail: .init(address: "photos/\(name)-480.jpg", width: 480, height: 320),
      large: .init(address: "photos/\(name).jpg", width: 1920, height: 1280))
  }

  private func page(photos count: Int) -> PageDocument {
    SamplePage.of(photos: Dictionary(uniqueKeysWithValues: Self.ids.prefix(count).map { ($0, photo($0)) }))
  }

  private func views(_ page: PageDocument) -> [String] {
    PageWall(page).html.components(separatedBy: "<input class=\"view\"").dropFirst().compactMap { part in
      SamplePage.values("value", in: part).first.map { part.contains("checked>") ? "[\($0)]" : $0 }
    }
  }

  @Test func aTableWithoutPhotosIsATableFirst() {
    #expect(views(page(photos: 0)) == ["tiles", "[table]"])
    #expect(!PageWall(page(photos: 0)).html.contains("class=\"thumb\""))
  }

  @Test func aFewPhotosMakeTiles() { #expect(views(page(photos: 3)) == ["[tiles]", "table"]) }

  /// Where most cities have a photo the wall comes before the map, in one row, so that the map is still seen.
  @Test func anExhibitionBeginsWithItsPhotos() throws {
    let page = page(photos: 30)
    #expect(views(page) == ["[row]", "tiles", "table"])
    let content = page.content
    let (wall, map) = (
      try #require(content.range(of: "id=\"agreements\"")), try #require(content.range(of: "class=\"board\""))
    )
    #expect(wall.lowerBound < map.lowerBound)
    let other = self.page(photos: 3).content
    #expect(
      try #require(other.range(of: "id=\"agreements\"")).lowerBound
        > #require(other.range(of: "class=\"board\"")).lowerBound)
  }

  /// Sizes are known, so nothing jumps; the small copy is loaded when it comes near, the large one when it is wanted.
  @Test func aPhotoHasItsSizesAndItsWords() throws {
    let html = PageTable(page(photos: 1)).html
    let row = try #require(html.components(separatedBy: "<tr role=\"row\" data-agreement=").dropFirst(1).first)
    #expect(SamplePage.values("src", in: row) == ["photos/sapporo-jp-480.jpg"])
    #expect(SamplePage.values("data-photo", in: row) == ["photos/sapporo-jp.jpg"])
    #expect(SamplePage.values("data-photo-size", in: row) == ["1920 1280"])
    #expect(SamplePage.values("data-view", in: row) == ["sapporo-jp"])
    #expect(row.contains(" width=\"480\" height=\"320\" loading=\"lazy\""))
    #expect(SamplePage.values("alt", in: row) == ["照片：札幌（日本）"])
    #expect(SamplePage.values("data-alt-en", in: row) == ["Photo: Sapporo (Japan)"])
  }

  /// Of a copy that is inside of the page the address stands in the row once.
  @Test func aCopyInsideOfThePageIsNotThereTwice() {
    let inside = PagePhoto.Copy(address: "data:image/jpeg;base64,AAAA", width: 480, height: 320)
    let page = SamplePage.of(photos: ["sapporo-jp": PagePhoto(thumbnail: inside, large: inside)])
    #expect(PageTable(page).html.components(separatedBy: "base64,AAAA").count == 2)
  }

  /// A name beside a table is nothing to a page that has no copy of the photo.
  @Test func aFileWithoutACopyIsNotOnThePage() {
    let atlas = SamplePage.atlas(",photo", ",photos/a.jpg")
    #expect(!PageTable(SamplePage.of(atlas, ["en"])).html.contains("photos/a.jpg"))
    let elsewhere = PageTable(SamplePage.of(SamplePage.atlas(",photo", ",https://photos.example/a.jpg"), ["en"])).html
    #expect(SamplePage.values("src", in: elsewhere) == ["https://photos.example/a.jpg"])
    #expect(elsewhere.contains("referrerpolicy=\"no-referrer\""))
  }

  /// What editors remark is not for visitors, unless it is asked for.
  @Test func notesAreShownOnRequest() {
    let atlas = SamplePage.atlas(",confidence,note", ",high,seen in the archive")
    #expect(!PageTable(SamplePage.of(atlas, ["en"])).html.contains("seen in the archive"))
    let noted = PageTable(SamplePage.of(atlas, ["en"], hasNotes: true)).html
    #expect(noted.contains("seen in the archive") && noted.contains("Confidence: "))
  }
}
