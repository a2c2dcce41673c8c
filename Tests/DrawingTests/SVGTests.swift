import Drawing
import Geometry
import Testing

/// The promises to people who embed a picture in a page of theirs.
@Suite struct SVGTests {
  static let prefixes = ["", "m1-"]

  private func elements(_ prefix: String) throws -> [XMLReader.Element] {
    try #require(
      XMLReader.read(SVG(idPrefix: prefix).still(SampleScene.scene, caption: SampleScene.caption, metadata: "{}")))
  }

  @Test(arguments: prefixes) func theRootIsAnImageWithANameAndADescription(_ prefix: String) throws {
    let elements = try elements(prefix)
    let root = try #require(elements.first)
    #expect(root.name == "svg")
    #expect(root.attributes["viewBox"] == "0 0 200 100.5")
    #expect(root.attributes["role"] == "img")
    #expect(root.attributes["lang"] == "zh-Hans")
    #expect(root.attributes["width"] == nil && root.attributes["height"] == nil)
    let labels = (root.attributes["aria-labelledby"] ?? "").split(separator: " ").map { id in
      elements.first { $0.attributes["id"] == String(id) }
    }
    #expect(labels.map { $0?.name } == ["title", "desc"])
    #expect(labels.map { $0?.text } == [SampleScene.caption.title, SampleScene.caption.description])
  }

  /// What is taken part by part is the same document, and no part is much longer than a million bytes.
  @Test func inPartsItIsTheSame() {
    for count in [0, 1, 20_000] {
      let scene = Scene(
        size: SampleScene.scene.size, palette: SampleScene.scene.palette,
        layers: [Layer("cities", marks: (0..<count).map(mark(_:)))])
      let parts = Parts()
      SVG().still(scene, caption: SampleScene.caption, metadata: "{}") { parts.all.append($0) }
      let whole = SVG().still(scene, caption: SampleScene.caption, metadata: "{}")
      #expect(Array(parts.all.joined()) == whole)
      #expect((parts.all.count > 1) == (whole.count > 1 << 20) && parts.all.allSatisfy { $0.count < (1 << 20) + 1000 })
    }
  }

  private func mark(_ number: Int) -> Mark {
    Mark(
      .marker(Marker(.disc, at: Point(x: Double(number % 200), y: 50), radius: 2)), Style(fill: Paint(0)),
      id: "m-\(number)", classes: ["city"], tooltip: String(repeating: "沈阳 ", count: 20))
  }

  private final class Parts { var all: [[UInt8]] = [] }

  /// The page's script learns from them where cities stand; a picture has no use for them.
  @Test func onThePageSymbolsThatAreReferredToHaveAPlaceToHit() throws {
    let page = SVG(idPrefix: "").interactive(
      SampleScene.scene, on: Day(lastOf: 2021), part: Rect(x: 0, y: 0, width: 200, height: 100),
      labels: [("en", "Map")])
    let hits = try #require(XMLReader.read(page)).filter { $0.attributes["class"] == "hit" }
    #expect(hits.map(\.name) == ["circle"])
    let expected = ["class": "hit", "cx": "50", "cy": "50.5", "r": "12", "fill": "none"]
    #expect(hits.map(\.attributes) == [expected])
    #expect(try !elements("").contains { $0.attributes["class"] == "hit" })
  }

  /// A page may have thousands of names and rings: what most names are is said once, by their layer, and a ring is no group.
  @Test func aPageRepeatsLittle() throws {
    let text = { (word: String, size: Double, isBold: Bool, paint: Int) in
      let run = Text.Run(word, language: "en", isBold: isBold, paint: Paint(paint))
      return Mark(.text(Text([run], at: Point(x: 1, y: 2), size: size)), Style())
    }
    let ring = Mark(.marker(Marker(.disc, at: Point(x: 3, y: 4), radius: 5)), Style(), classes: ["accent"])
    let names = [text("hub", 24, true, 0), text("odd", 16, false, 1), text("usual", 16, true, 0)]
    let scene = Scene(
      size: SampleScene.scene.size, palette: SampleScene.scene.palette,
      layers: [Layer("cities", marks: [ring]), Layer("labels", language: "en", marks: names)])
    let part = Rect(x: 0, y: 0, width: 200, height: 100)
    let markup = SVG(idPrefix: "").interactive(scene, on: Day(lastOf: 2021), part: part, labels: [("en", "Map")])
    let elements = try #require(XMLReader.read(markup))
    let layer = try #require(elements.first { $0.attributes["class"] == "labels" }).attributes
    let said = ["font-size", "font-weight", "fill"]
    let ink = try #require(layer["fill"])
    #expect(said.map { layer[$0] } == ["16", "700", ink])
    let texts = elements.filter { $0.name == "text" }.map { text in said.map { text.attributes[$0] } }
    let odd = try #require(texts[1][2])
    #expect(texts == [["24", nil, nil], [nil, "400", odd], [nil, nil, nil]] && odd != ink)
    let rings = elements.filter { $0.attributes["class"] == "accent" }
    #expect(rings.map(\.name) == ["circle"] && rings[0].attributes["cx"] == "3")
  }

  @Test(arguments: prefixes) func idsAreUniqueAndBeginWithThePrefix(_ prefix: String) throws {
    let ids = try elements(prefix).compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    // Title, description, one clip rectangle for two layers, one link and one city.
    #expect(ids.count == 5)
    for id in ids { #expect(id.hasPrefix(prefix)) }
    #expect(ids.contains(prefix + "link-a-jp"))
  }

  @Test(arguments: prefixes) func everyReferenceHasATargetWithin(_ prefix: String) throws {
    let elements = try elements(prefix)
    let ids = Set(elements.compactMap { $0.attributes["id"] })
    let references = elements.flatMap { $0.attributes.values.flatMap { $0.matches(of: /url\(#(.*?)\)/) } }
    #expect(references.count == 2)
    for reference in references { #expect(ids.contains(String(reference.1))) }
  }

  @Test(arguments: prefixes) func nothingIsThereThatAStrictPolicyBlocks(_ prefix: String) throws {
    let allowed: Set = [
      "svg", "title", "desc", "metadata", "defs", "clipPath", "path", "g", "circle", "text", "tspan",
    ]
    for element in try elements(prefix) {
      #expect(allowed.contains(element.name))
      for (name, value) in element.attributes {
        #expect(name != "style" && !name.hasPrefix("on") && !name.hasSuffix("href") && name != "src", "\(name)")
        #expect(!value.contains("://") || name == "xmlns", "\(name)=\(value)")
        #expect(!value.replacing("url(#", with: "").contains("url("), "\(name)=\(value)")
      }
    }
  }

  @Test func layersAreGroupsInPaintingOrder() throws {
    let layers = try elements("").filter { $0.name == "g" && $0.attributes["id"] == nil }.compactMap {
      $0.attributes["class"]
    }
    #expect(layers == ["sea", "land", "links", "cities", "labels", "halos", "legend", "caption"])
  }

  @Test func metadataIsTextAndReadsBack() throws {
    let json = #"{"note":"a < b & \"c\" ]]>"}"#
    let bytes = SVG().still(SampleScene.scene, caption: SampleScene.caption, metadata: json)
    #expect(try #require(XMLReader.read(bytes)).first { $0.name == "metadata" }?.text == json)
  }

  @Test func theSameSceneGivesTheSameBytes() {
    let write = { SVG().still(SampleScene.scene, caption: SampleScene.caption, metadata: "{}") }
    #expect(write() == write())
  }

  @Test func anEmptySceneIsADocument() throws {
    let scene = Scene(size: Size(width: 1, height: 1), palette: Palette([]), layers: [])
    let caption = Caption(title: "", description: "", language: "en", layers: [])
    let elements = try #require(XMLReader.read(SVG().still(scene, caption: caption, metadata: "")))
    #expect(elements.map(\.name) == ["svg", "title", "desc", "metadata"])
  }
}
