import Drawing
import Geometry
import Testing

/// Lines that pale towards a point, as a mask that groups refer to.
@Suite struct FadeTests {
  private func line(_ radius: Double?, at x: Double = 50, id: String) -> Mark {
    let fade = radius.map { Fade(around: Point(x: x, y: 50), radius: $0) }
    return Mark(
      .path(Path(through: [Point(x: 50, y: 50), Point(x: 90, y: 50)])), Style(stroke: Paint(0), fade: fade), id: id)
  }

  private func elements(_ layers: [Layer], _ prefix: String = "") throws -> [XMLReader.Element] {
    let scene = Scene(
      size: Size(width: 100, height: 80), palette: Palette([Color("#102030")].compactMap { $0 }), layers: layers)
    let caption = Caption(title: "t", description: "d", language: "en", layers: [])
    return try #require(XMLReader.read(SVG(idPrefix: prefix).still(scene, caption: caption, metadata: "{}")))
  }

  /// One mask for each radius, whatever layer has it; groups of neighbours that fade alike refer to it.
  @Test(arguments: ["", "m1-"]) func thereIsAMaskForEachRadius(_ prefix: String) throws {
    let layers = [
      Layer(
        "links",
        marks: [line(30, id: "a"), line(30, id: "b"), line(20, id: "c"), line(nil, id: "d"), line(30, id: "e")]),
      Layer("more", marks: [line(20, id: "f")]),
    ]
    let elements = try elements(layers, prefix)
    let masks = elements.filter { $0.name == "mask" }.compactMap { $0.attributes["id"] }
    #expect(masks == ["\(prefix)fade-1", "\(prefix)fade-2"])
    let groups = elements.filter { $0.name == "g" }.compactMap { $0.attributes["mask"] }
    #expect(groups == [1, 2, 1, 2].map { "url(#\(prefix)fade-\($0))" })
    let gradients = elements.filter { $0.name == "radialGradient" }
    #expect(gradients.map { $0.attributes["r"] } == ["30", "20"])
    #expect(gradients.allSatisfy { $0.attributes["cx"] == "50" && $0.attributes["cy"] == "50" })
    let paints = elements.filter { $0.name == "rect" }.compactMap { $0.attributes["fill"] }
    #expect(paints == gradients.compactMap { $0.attributes["id"].map { "url(#\($0))" } })
  }

  /// From three tenths in the middle to all at the radius; and the mask covers the page, so that nothing outside of the circle is lost.
  @Test func aMaskIsWhiteThatClears() throws {
    let elements = try elements([Layer("links", marks: [line(30, id: "a")])])
    let stops = elements.filter { $0.name == "stop" }
    #expect(
      stops.map { $0.attributes["offset"] } == ["0", "1"] && stops.allSatisfy { $0.attributes["stop-color"] == "#fff" })
    #expect(stops.map { $0.attributes["stop-opacity"] } == [".3", nil])
    let mask = try #require(elements.first { $0.name == "mask" })
    #expect(mask.attributes["maskUnits"] == "userSpaceOnUse")
    let box = try #require(elements.first { $0.name == "rect" })
    for side in [mask, box] {
      #expect(["x", "y", "width", "height"].map { side.attributes[$0] } == ["0", "0", "100", "80"])
    }
  }

  @Test func presentationAttributesAlone() throws {
    let elements = try elements([Layer("links", marks: [line(30, id: "a"), line(20, id: "b")])])
    #expect(elements.allSatisfy { $0.attributes["style"] == nil && $0.name != "style" && $0.name != "script" })
    #expect(
      try self.elements([Layer("links", marks: [line(nil, id: "a")])]).allSatisfy {
        $0.name != "mask" && $0.name != "defs"
      })
  }

  @Test func runsAreNeighboursOfOneKey() {
    let marks = [line(30, id: "a"), line(30, id: "b"), line(20, id: "c"), line(30, id: "d")]
    #expect(marks.runs(by: \.style.fade).map { $0.compactMap(\.id) } == [["a", "b"], ["c"], ["d"]])
    #expect([Mark]().runs(by: \.style.fade).isEmpty)
  }
}
