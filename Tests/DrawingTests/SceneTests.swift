import Drawing
import Geometry
import Testing

@Suite struct SceneTests {
  private func mark(_ id: String, _ lifespan: Lifespan = .always) -> Mark {
    Mark(.path(Path(Rect(x: 0, y: 0, width: 1, height: 1))), Style(fill: Paint(0)), lifespan: lifespan, id: id)
  }

  private func ids(_ scene: Scene) -> [[String]] { scene.layers.map { $0.marks.compactMap(\.id) } }

  private let early = Day(lastOf: 2000)
  private let late = Day(lastOf: 2010)

  private var scene: Scene {
    let marks = [
      mark("always"), mark("early", Lifespan(until: early)), mark("late", Lifespan(from: late)),
      mark("between", Lifespan(from: early, until: late)),
    ]
    return Scene(
      size: Size(width: 10, height: 10), palette: Palette([Color(red: 0, green: 0, blue: 0)]),
      layers: [
        Layer("links", crop: Rect(x: 1, y: 1, width: 2, height: 2), marks: marks),
        Layer("labels", language: "en", marks: [mark("english")]),
        Layer("labels", language: "zh-Hans", marks: [mark("chinese")]),
      ])
  }

  @Test func keepsTheMarksOfTheDayInTheirOrder() {
    #expect(ids(scene.at(early, language: "en")) == [["always", "early", "between"], ["english"]])
    #expect(ids(scene.at(late, language: "en")) == [["always", "late", "between"], ["english"]])
    #expect(ids(scene.at(Day(lastOf: 2005), language: "en")) == [["always", "between"], ["english"]])
    #expect(ids(scene.at(Day(lastOf: 1990), language: "en")) == [["always", "early"], ["english"]])
  }

  @Test func keepsTheLabelsOfOneLanguage() {
    #expect(ids(scene.at(early, language: "zh-Hans")).last == ["chinese"])
    #expect(ids(scene.at(early, language: "fr")).count == 1)
  }

  @Test func changesNothingElse() {
    let still = scene.at(early, language: "en")
    #expect(still.size == scene.size)
    #expect(still.palette == scene.palette)
    #expect(still.layers[0].crop == scene.layers[0].crop)
    #expect(still.at(early, language: "en") == still)
  }
}
