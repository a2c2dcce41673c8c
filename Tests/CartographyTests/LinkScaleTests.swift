import Cartography
import Drawing
import Friendships
import Testing
import TestSupport

@Suite struct LinkScaleTests {
  private let scale = LinkScale(Shenyang.atlas)

  private func color(_ theme: Theme, _ relation: Int, _ year: Int) -> String {
    theme.palette(scale)[scale.paint(relation, year: year)].description
  }

  @Test func theEndsAreThoseOfTheMapFile() throws {
    let (light, dark) = (Theme.all[0], try #require(Theme.all.first { $0.id == "dark" }))
    #expect(color(light, 0, 1980) == "#7a1530" && color(light, 0, 2021) == "#d6332a")
    #expect(color(light, 1, 1980) == "#17406d" && color(light, 1, 2021) == "#0e79b3")
    #expect(color(dark, 0, 1980) == "#d85a6a" && color(dark, 0, 2021) == "#ffb14a")
    #expect(color(dark, 1, 1980) == "#4f8bcb" && color(dark, 1, 2021) == "#6fd3f2")
  }

  @Test func yearsBeyondTheScaleTakeItsNearestEnd() {
    #expect(scale.years == 1980...2021)
    for relation in 0...1 {
      #expect(scale.paint(relation, year: 1) == scale.paint(relation, year: 1980))
      #expect(scale.paint(relation, year: 9999) == scale.paint(relation, year: 2021))
      #expect(scale.paint(relation, year: 2020) != scale.paint(relation, year: 2021))
    }
  }

  @Test func everyYearOfEveryRelationHasAPaintOfItsOwn() {
    let paints = (0...1).flatMap { relation in scale.years.map { scale.paint(relation, year: $0) } }
    #expect(Set(paints).count == 84)
    for theme in Theme.all {
      #expect(paints.map(\.index).max() == theme.palette(scale).colors.count - 1)
      #expect(!paints.contains(.hub) && !paints.contains(.sea))
    }
  }

  @Test func theStepsAreEven() {
    for theme in Theme.all {
      let labs = scale.years.map { OKLab(theme.palette(scale)[scale.paint(0, year: $0)]) }
      let steps = zip(labs, labs.dropFirst()).map { $0.difference(to: $1) }
      let mean = steps.reduce(0, +) / Double(steps.count)
      // Rounding to 8 bits moves a colour by up to 0.003.
      for step in steps { #expect(abs(step - mean) < 0.006) }
    }
  }

  @Test func aSingleYearHasTheColourOfTheLast() {
    var atlas = Shenyang.atlas
    atlas.years = 2021...2021
    let scale = LinkScale(atlas)
    #expect(Theme.all[0].palette(scale)[scale.paint(1, year: 2021)].description == "#0e79b3")
  }
}
