import Drawing
import Messages
import Testing
import TestSupport

@testable import Cartography
@testable import Friendships

@Suite struct ThemeFileTests {
  private func read(_ text: String) -> (theme: Theme?, problems: [Problem]) {
    var problems: [Problem] = []
    let theme = Theme(
      Array(text.utf8), file: "house.json", relations: Shenyang.atlas.relations, problems: &problems)
    return (theme, problems)
  }

  @Test func anEmptyFileIsTheLightTheme() throws {
    let (theme, problems) = read("{}")
    let scale = LinkScale(Shenyang.atlas)
    #expect(problems.isEmpty && theme?.palette(scale) == Theme.light.palette(scale))
  }

  @Test func whatIsGivenReplacesTheBase() throws {
    let (theme, problems) = read(
      """
      { "base": "dark", // the house's night
        "colors": {"sea": "#000000"}, "ramps": {"sister": ["#FF8800", "#FFCC66"]}, "lineWeight": 1.5 }
      """)
    #expect(problems.isEmpty)
    let palette = try #require(theme).palette(LinkScale(Shenyang.atlas))
    #expect(palette[.sea] == Color("#000000") && palette[.land] == Theme.dark.colors[1])
    #expect(palette[LinkScale(Shenyang.atlas).paint(0, year: 1980)] == Color("#FF8800"))
    #expect(palette[LinkScale(Shenyang.atlas).paint(1, year: 1980)] == Color("#4F8BCB"))
    #expect(theme?.lineWeight == 1.5)
  }

  @Test func allFaultsAreToldAtOnce() {
    let (theme, problems) = read(
      """
      {"base": "drak", "colours": {}, "colors": {"sea": "blue", "lnad": "#FFFFFF"},
       "ramps": {"sister": ["#111111"], "brother": []}, "lineWeight": 9}
      """)
    #expect(theme == nil)
    #expect(
      Set(problems.map(\.place)) == [
        "house.json: base", "house.json: colours", "house.json: colors.sea", "house.json: colors.lnad",
        "house.json: ramps.sister", "house.json: ramps.brother", "house.json: lineWeight",
      ])
    #expect(
      problems.first { $0.place == "house.json: base" }?.cure?.description.hasPrefix("did you mean \"dark\"?") == true)
  }

  @Test func aHouseHasItsFonts() throws {
    let (theme, problems) = read("{\"font\": \" Source Han Sans SC \", \"titleFont\": \"思源宋体\"}")
    let faces = try #require(theme).typefaces
    #expect(problems.isEmpty && faces.text == "Source Han Sans SC" && faces.title == "思源宋体" && faces.hasSerifTitle)
    // The base says whether a title has serifs; a house that names a face for all words means the title too.
    #expect(read("{}").theme?.typefaces == Theme.light.typefaces && Theme.light.typefaces.hasSerifTitle)
    #expect(read("{\"base\": \"dark\"}").theme?.typefaces == .usual)
    #expect(read("{\"font\": \"Lato\"}").theme?.typefaces.hasSerifTitle == false)
    #expect(read("{\"base\": \"dark\", \"titleFont\": \"Arvo\"}").theme?.typefaces.hasSerifTitle == false)
    #expect(Theme.all.filter(\.typefaces.hasSerifTitle).map(\.id) == ["light", "exhibition"])
    #expect(Theme.all.allSatisfy { $0.typefaces.wished.isEmpty })
  }

  @Test(arguments: [
    "\"a;b\"", "\"a, b\"", "\"it's\"", "\"a\\\\b\"", "\"a\\u0007\"", "\"\"", "3", "[\"Lato\"]",
    "\"" + String(repeating: "a", count: 101) + "\"",
  ])
  func whatIsNoNameOfAFamilyIsTold(_ value: String) {
    for member in ["font", "titleFont"] {
      let (theme, problems) = read("{\"\(member)\": \(value)}")
      #expect(theme == nil && !problems.isEmpty)
      #expect(problems.allSatisfy { $0.place == "house.json: \(member)" && $0.severity == .error }, "\(problems)")
    }
  }

  /// Advice, not a fault: a house may want it so.
  @Test func colorsThatAreHardToSeeAreWarnings() throws {
    let (theme, problems) = read("{\"colors\": {\"ink\": \"#C8D0D4\"}}")
    #expect(theme != nil)
    let warning = try #require(problems.first)
    #expect(warning.severity == .warning && warning.place == "house.json: colors.ink" && problems.count == 1)
    #expect(warning.found?.hasSuffix(":1") == true)
  }

  @Test func aMemberThatStandsTwiceIsTold() {
    var problems: [Problem] = []
    let text = "{\"lineWeight\": 1,\n\"lineWeight\": 2}"
    let theme = Theme(Array(text.utf8), file: "house.json", relations: [], problems: &problems)
    var same: [Problem] = []
    _ = Theme(Array("{\"lineWeight\": 1, \"lineWeight\": 2}".utf8), file: "t.json", relations: [], problems: &same)
    #expect(same.first?.cure == "both in line 1, where the first one counts; delete one of them")
    #expect(theme?.lineWeight == 1 && problems.map(\.place) == ["house.json: lineWeight"])
  }
}
