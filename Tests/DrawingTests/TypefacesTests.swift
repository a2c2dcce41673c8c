import Geometry
import Testing

@testable import Drawing

@Suite struct TypefacesTests {
  private let sans = "Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC,PingFang SC,Microsoft YaHei,sans-serif"
  private let serif = "Noto Serif CJK SC,Noto Serif SC,Source Han Serif SC,Songti SC,SimSun,serif"

  private func lists(_ typefaces: Typefaces) -> [String] {
    [false, true].map { Typefaces.list(typefaces.families(ofTitle: $0)) }
  }

  /// The house's own first, then those that stand in for it. Without a face of its own a title is set as all words are.
  @Test func whatIsWishedComesBeforeTheUsualFaces() {
    #expect(lists(.usual) == [sans, sans])
    #expect(lists(Typefaces(hasSerifTitle: true)) == [sans, serif])
    #expect(lists(Typefaces(text: "Lato")) == ["Lato,\(sans)", "Lato,\(sans)"])
    #expect(lists(Typefaces(text: "Lato", hasSerifTitle: true)) == ["Lato,\(sans)", "Lato,\(sans)"])
    #expect(lists(Typefaces(title: "Arvo")) == [sans, "Arvo,\(sans)"])
    #expect(lists(Typefaces(title: "Arvo", hasSerifTitle: true)) == [sans, "Arvo,\(serif)"])
    #expect(lists(Typefaces(text: "Lato", title: "Arvo")) == ["Lato,\(sans)", "Arvo,Lato,\(sans)"])
    #expect(lists(Typefaces(text: "Lato", title: "Arvo", hasSerifTitle: true)) == ["Lato,\(sans)", "Arvo,\(serif)"])
  }

  @Test func latinWordsKeepWhatIsWished() {
    let faces = Typefaces(text: "Lato", title: "Arvo", hasSerifTitle: true)
    #expect(faces.latinFamilies(ofTitle: false).prefix(2) == ["Lato", "Noto Sans CJK KR"])
    #expect(faces.latinFamilies(ofTitle: true).prefix(2) == ["Arvo", "Noto Serif CJK KR"])
    #expect(faces.latinFamilies(ofTitle: true).last == "serif")
  }

  @Test func onlyAWishedFaceAndSerifsMayBeWide() {
    let factors = { (faces: Typefaces) in [faces.widthFactor, faces.titleWidthFactor] }
    #expect(factors(.usual) == [1, 1] && factors(Typefaces(text: "Lato")) == [1.1, 1.1])
    #expect(factors(Typefaces(title: "Arvo")) == [1, 1.1] && factors(Typefaces(hasSerifTitle: true)) == [1, 1.1])
    #expect(Typefaces(text: "Lato", title: "Lato").wished == ["Lato"] && Typefaces(hasSerifTitle: true).wished == [])
  }

  /// CSS Fonts 4, 3.1: a name without quotes is a sequence of identifiers; a digit begins none, and keywords are no names.
  @Test(arguments: [
    ("Lato", "Lato"), ("Source Han Sans SC", "Source Han Sans SC"), ("思源黑体", "思源黑体"), ("Sans 3", "'Sans 3'"),
    ("3D", "'3D'"), ("A&B", "'A&B'"), ("Inherit", "'Inherit'"), ("Foo-Bar", "Foo-Bar"), ("-Foo", "'-Foo'"),
    ("Two  Spaces", "'Two  Spaces'"), ("a/b{}", "'a/b{}'"), ("serif", "serif"),
  ])
  func aNameThatIsNoIdentifierIsQuoted(_ name: String, _ expected: String) {
    #expect(Typefaces.list([name, "serif"]) == expected + ",serif")
  }

  @Test(arguments: [
    "Lato", "思源宋体", "Sans 3", "A&B <x>", String(repeating: "a", count: 100),
  ])
  func aFamilyMayHaveAnyName(_ name: String) { #expect(Typefaces.isUsable(name)) }

  @Test(arguments: [
    "", " ", "a;b", "a,b", "a'b", "a\"b", "a\\b", "a\nb", "a\u{7}", "a\u{202E}b", "a\u{2028}b", "“a”", "a\u{0}",
    String(repeating: "a", count: 101),
  ])
  func whatWouldEndOrDivideANameIsNone(_ name: String) { #expect(!Typefaces.isUsable(name), "\(name)") }

  // MARK: In an SVG

  private func document(_ typefaces: Typefaces, _ texts: [Text]) throws -> [XMLReader.Element] {
    let palette = Palette(["#010203", "#aabbcc"].compactMap(Color.init))
    let marks = texts.map { Mark(.text($0), Style()) }
    let scene = Scene(size: Size(width: 9, height: 9), palette: palette, layers: []).set(in: typefaces)
    let caption = Caption(
      title: "", description: "", language: "en", layers: [Layer("caption", marks: marks)])
    let day = Day(lastOf: 2000)
    return try #require(XMLReader.read(SVG().still(scene.at(day, language: "en"), caption: caption, metadata: "")))
  }

  private func text(_ words: [String]) -> Text {
    Text(words.map { Text.Run($0, paint: Paint(0)) }, at: Point(x: 0, y: 0), size: 10)
  }

  @Test func theRootNamesTheFaceOfWordsAndTheTitleItsOwn() throws {
    let elements = try document(Typefaces(text: "Lato", title: "Sans 3"), [text(["友"]), text(["友"]).asTitle])
    let families = elements.filter { ["svg", "text"].contains($0.name) }.map { $0.attributes["font-family"] }
    #expect(families == ["Lato,\(sans)", nil, "'Sans 3',Lato,\(sans)"])
    // A title in the face of all words needs no attribute.
    let plain = try document(Typefaces(text: "Lato"), [text(["友"]).asTitle]).filter { $0.name == "text" }
    #expect(plain.map { $0.attributes["font-family"] } == [nil])
  }

  /// An attribute that stands twice would be no XML; runs of Latin words with curly marks have faces of their own.
  @Test func latinMarksOfATitleStayInItsFace() throws {
    let faces = Typefaces(text: "Lato", title: "Arvo", hasSerifTitle: true)
    let elements = try document(faces, [text(["Xi’an"]).asTitle, text(["友", "Xi’an"]).asTitle, text(["Xi’an"])])
    let named = elements.filter { ["text", "tspan"].contains($0.name) }.map { element in
      element.attributes["font-family"].map { $0.split(separator: ",").prefix(2).joined(separator: ",") }
    }
    #expect(
      named == [
        "Arvo,Noto Serif CJK KR", "Arvo,Noto Serif CJK SC", nil, "Arvo,Noto Serif CJK KR", "Lato,Noto Sans CJK KR",
      ])
  }

  /// Frames, and the moving picture too.
  @Test func everyDayHasTheFacesOfTheScene() {
    let faces = Typefaces(title: "Arvo")
    let scene = SampleScene.scene.set(in: faces)
    #expect(
      scene.typefaces == faces && SampleScene.scene.typefaces == .usual && scene.layers == SampleScene.scene.layers)
    for frame in [
      Frame(day: Day(lastOf: 2000), centiseconds: 1), Frame(day: Day(lastOf: 2000), share: 0.5, centiseconds: 1),
    ] {
      #expect(scene.at(frame, language: "en").typefaces == faces)
    }
    let svg = SVG().animated(
      SampleScene.scene.set(in: Typefaces(text: "Lato")), language: "en",
      captions: [(Frame(day: Day(lastOf: 2000), centiseconds: 1), SampleScene.caption)], metadata: "")
    #expect(String(decoding: svg, as: UTF8.self).contains("font-family=\"Lato,Noto"))
  }
}
