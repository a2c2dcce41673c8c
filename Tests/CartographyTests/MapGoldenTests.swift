import Drawing
import Geometry
import Messages
import Raster
import Testing
import TestSupport

@testable import Cartography
@testable import Friendships

/// Six pictures of the gallery as they were looked at, a third of their size and with words as boxes, so that no font
/// is needed.
@Suite struct MapGoldenTests {
  struct Picture: Sendable, CustomTestStringConvertible {
    let name: String
    let languages: [String]
    let theme: String
    let size: Size
    let year: Int
    var centralMeridian = 150.0

    var testDescription: String { name }
  }

  static let pictures = [
    Picture(
      name: "Map-standard", languages: ["zh", "en"], theme: "light", size: Size(width: 1920, height: 1080), year: 2021),
    Picture(
      name: "Map-hall-1998", languages: ["zh", "en"], theme: "exhibition", size: Size(width: 1920, height: 1080),
      year: 1998),
    Picture(
      name: "Map-totem", languages: ["zh", "en"], theme: "dark", size: Size(width: 1080, height: 1920), year: 2021),
    Picture(name: "Map-square", languages: ["en"], theme: "print", size: Size(width: 1080, height: 1080), year: 2012),
    Picture(name: "Map-small", languages: ["en"], theme: "contrast", size: Size(width: 800, height: 450), year: 2021),
    Picture(
      name: "Map-Atlantic", languages: ["en"], theme: "light", size: Size(width: 1920, height: 1080), year: 2021,
      centralMeridian: 0),
  ]

  @Test(arguments: pictures) func theMapIsThatOfTheGolden(_ picture: Picture) throws {
    var options = MapOptions(languages: picture.languages)
    options.size = picture.size
    options.centralMeridian = picture.centralMeridian
    options.theme = try #require(Theme.all.first { $0.id == picture.theme })
    var problems: [Problem] = []
    let land = Shenyang.coarseLand.withUnsafeBytes {
      Basemap(shapefile: $0, name: "land", digest: "", problems: &problems)
    }
    let composer = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options)
    let day = Day(lastOf: picture.year)
    let language = Shenyang.words.tag(composer.language)
    let rasterizer = try Rasterizer(
      composer.compose(try #require(land)), language: language, scale: 1 / 3, text: .boxes)
    try GoldenPicture(picture.name).compare(rasterizer.worker().still(on: day, caption: composer.caption(on: day)))
  }
}
