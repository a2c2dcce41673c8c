import Drawing
import Geometry

/// A small scene made by hand with every kind of shape, style and run.
enum SampleScene {
  static let scene = Scene(
    size: Size(width: 200, height: 100.5),
    palette: Palette(["#eaf1f5", "#fbfaf6", "#1e2a32", "#7a1530"].compactMap(Color.init)),
    layers: [sea, land, links, cities, labels])

  static let caption = Caption(
    title: "Friends & “neighbours” <2021>", description: "One sentence.\n又一句。", language: "zh-Hans",
    layers: [Layer("legend", crop: crop, marks: [swatch]), Layer("caption", marks: [heading])])

  private static let crop = Rect(x: 0, y: 10, width: 200, height: 80)

  private static let sea = Layer(
    "sea", marks: [Mark(.path(Path(Rect(x: 0, y: 0, width: 200, height: 100.5))), Style(fill: Paint(0)))])

  private static let land = Layer(
    "land", crop: crop,
    marks: [
      Mark(
        .path(Path(through: [at(10, 20), at(40.5, 20), at(40.9, 60.3), at(12, 50)], closed: true)),
        Style(fill: Paint(1), stroke: Paint(2), width: 0.7))
    ])

  private static let links = Layer(
    "links",
    marks: [
      Mark(
        .path(arc), Style(stroke: Paint(3), width: 1.4, dash: [8, 4.5]), id: "link-a-jp",
        classes: ["link", "cooperative"], tooltip: "A & B: 1 < 2 ]]>",
        data: [Mark.Datum("city", "a-jp"), Mark.Datum("note", "say \"hi\"\tthere\n")])
    ])

  private static let cities = Layer(
    "cities",
    marks: [
      Mark(
        .marker(Marker(.disc, at: at(50, 50.5), radius: 4.5)), Style(fill: Paint(3), stroke: Paint(1), width: 1),
        id: "city-a-jp", classes: ["city"], tooltip: "A"),
      Mark(.marker(Marker(.diamond, at: at(90, 30), radius: 5)), Style(fill: Paint(1), stroke: Paint(3), width: 1.6)),
    ])

  private static let labels = Layer(
    "labels", language: "zh-Hans",
    marks: [
      Mark(
        .text(Text([Text.Run("札幌", language: "zh-Hans", paint: Paint(2))], at: at(55, 54), size: 16)),
        Style(stroke: Paint(1), width: 3), classes: ["label"], data: [Mark.Datum("city", "a-jp")]),
      Mark(
        .text(Text([Text.Run("B", language: "en", paint: Paint(2))], at: at(90, 20), alignment: .middle, size: 12.5)),
        Style(), tooltip: "in the middle"),
    ])

  private static let swatch = Mark(
    .path(Path(through: [at(5, 95), at(25, 95)])), Style(stroke: Paint(3), width: 2), classes: ["link", "sister"])

  private static let heading = Mark(
    .text(
      Text(
        [
          Text.Run("友好城市 ", language: "zh-Hans", isBold: true, paint: Paint(2)),
          Text.Run("Sister <cities> ", language: "en", paint: Paint(2)),
          Text.Run("23", isBold: true, paint: Paint(3)),
        ], at: at(195, 8), alignment: .end, size: 10)), Style(), classes: ["title"])

  private static var arc: Path {
    var path = Path()
    path.append(.move(at(50, 50.5)))
    path.append(.curve(at(60, 30.2), at(80, 30), at(90, 30)))
    path.append(.move(at(0, 70)))
    path.append(.curve(at(10, 70.4), at(20, 75), at(30, 80)))
    return path
  }

  private static func at(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) }
}
