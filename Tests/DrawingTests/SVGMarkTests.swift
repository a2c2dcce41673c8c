import Geometry
import Testing

@testable import Drawing

@Suite struct SVGMarkTests {
  private let palette = Palette(["#010203", "#aabbcc"].compactMap(Color.init))

  private func elements(_ mark: Mark, language: String? = nil) throws -> [XMLReader.Element] {
    var xml = XML()
    SVGMark(idPrefix: "p-", palette: palette, language: language).write(mark, &xml)
    return try #require(XMLReader.read(xml.bytes))
  }

  private let line = Shape.path(Path(through: [Point(x: 0, y: 0), Point(x: 1, y: 2)]))

  @Test func aPathWithoutPaintIsNotFilled() throws {
    let path = try elements(Mark(line, Style()))[0]
    #expect(path.attributes == ["fill": "none", "d": "m0 0 1 2"])
  }

  @Test func aStrokeHasColourWidthAndDash() throws {
    let style = Style(stroke: Paint(1), width: 1.44, dash: [8, 0.55])
    let path = try elements(Mark(line, style))[0]
    #expect(path.attributes["stroke"] == "#aabbcc")
    #expect(path.attributes["stroke-width"] == "1.4")
    #expect(path.attributes["stroke-dasharray"] == "8 .6")
  }

  @Test func factsBecomeDataAttributesAndTheTooltipATitle() throws {
    let data = [Mark.Datum("city", "a-jp"), Mark.Datum("from", "1980-11-18")]
    let mark = Mark(line, Style(), id: "x", classes: ["link", "sister"], tooltip: "a\nb < c", data: data)
    let elements = try elements(mark)
    #expect(elements[0].attributes["id"] == "p-x")
    #expect(elements[0].attributes["class"] == "link sister")
    #expect(elements[0].attributes["data-city"] == "a-jp")
    #expect(elements[0].attributes["data-from"] == "1980-11-18")
    #expect(elements[1].name == "title" && elements[1].text == "a\nb < c")
  }

  @Test func aDiscIsACircleWithinAGroup() throws {
    let mark = Mark(.marker(Marker(.disc, at: Point(x: 3, y: 4.25), radius: 4.5)), Style(fill: Paint(0)), id: "c")
    let elements = try elements(mark)
    #expect(elements.map(\.name) == ["g", "circle"])
    #expect(elements[0].attributes == ["id": "p-c"])
    #expect(elements[1].attributes == ["cx": "3", "cy": "4.3", "r": "4.5", "fill": "#010203"])
  }

  @Test func aDiamondStandsOnItsCorner() throws {
    let marker = Marker(.diamond, at: Point(x: 10, y: 20), radius: 5)
    let elements = try elements(Mark(.marker(marker), Style(fill: Paint(0))))
    #expect(elements[1].attributes["d"] == "m10 15 5 5-5 5-5-5z")
    let corners = marker.diamond.elements.compactMap(\.end)
    #expect(corners.allSatisfy { ($0 - marker.center).length == 5 })
  }

  @Test func oneRunIsWrittenIntoTheTextItself() throws {
    let run = Text.Run("札幌", language: "zh-Hans", isBold: true, paint: Paint(0))
    let mark = Mark(.text(Text([run], at: Point(x: 1, y: 2), alignment: .end, size: 16)), Style())
    let alone = try elements(mark, language: "zh-Hans")
    #expect(alone.count == 1)
    #expect(
      alone[0].attributes == [
        "x": "1", "y": "2", "text-anchor": "end", "font-size": "16", "font-weight": "700", "fill": "#010203",
      ])
    #expect(alone[0].text == "札幌")
    #expect(try elements(mark, language: "en")[0].attributes["lang"] == "zh-Hans")
  }

  @Test func spacesBetweenRunsAreKept() throws {
    let runs = [Text.Run("a ", language: "en", paint: Paint(0)), Text.Run(" 2", paint: Paint(1))]
    let elements = try elements(Mark(.text(Text(runs, at: Point(x: 0, y: 0), size: 10)), Style()))
    #expect(elements.map(\.name) == ["text", "tspan", "tspan"])
    #expect(elements[0].attributes["xml:space"] == "preserve")
    #expect(elements[0].attributes["text-anchor"] == nil)
    #expect(elements.dropFirst().map(\.text) == ["a ", " 2"])
    #expect(elements[1].attributes == ["lang": "en", "fill": "#010203"])
    #expect(elements[2].attributes == ["fill": "#aabbcc"])
  }

  /// A reader that knows no `paint-order` would paint a stroke over its own letters: the halo is an element of its own, and
  /// the words have no stroke at all.
  @Test func aHaloIsAnElementBeneathTheWords() throws {
    let text = Text([Text.Run("a", isBold: true, paint: Paint(0))], at: Point(x: 1, y: 2), alignment: .end, size: 10)
    let mark = Mark(
      .text(text), Style(stroke: Paint(1), width: 3), id: "name", classes: ["label"], data: [.init("city", "x")])
    let layer = Layer("labels", marks: [mark])
    let scene = Scene(size: Size(width: 9, height: 9), palette: palette, layers: [layer])
    let caption = Caption(title: "", description: "", language: "en", layers: [])
    let found = try #require(XMLReader.read(SVG().still(scene, caption: caption, metadata: ""))).dropFirst(4)
    #expect(found.map(\.name) == ["g", "g", "text", "text"])
    let (group, halo, name) = (Array(found)[1], Array(found)[2], Array(found)[3])
    #expect(group.attributes["class"] == "halos" && group.attributes["aria-hidden"] == "true")
    #expect(group.attributes["fill"] == "none" && halo.attributes["fill"] == nil)
    #expect(halo.attributes["class"] == "halo" && halo.attributes["data-city"] == nil && halo.attributes["id"] == nil)
    #expect(halo.attributes["stroke"] == "#aabbcc" && halo.attributes["stroke-width"] == "3")
    #expect(name.attributes["stroke"] == nil && name.attributes["class"] == "label")
    for attribute in ["x", "y", "text-anchor", "font-size", "font-weight"] {
      #expect(halo.attributes[attribute] == name.attributes[attribute] && name.attributes[attribute] != nil)
    }
  }

  @Test(arguments: [("Xi’an", true), ("“all over”", true), ("Xi'an", false), ("“西安”", false), ("西安 Xi’an", false)])
  func curlyMarksOfLatinTextAskForALatinFace(_ words: String, _ isLatin: Bool) throws {
    let text = Text([Text.Run(words, paint: Paint(0))], at: Point(x: 0, y: 0), size: 10)
    let element = try elements(Mark(.text(text), Style()))[0]
    #expect(element.text == words)
    #expect((element.attributes["font-family"]?.hasSuffix(",sans-serif") ?? false) == isLatin)
  }
}
