import Cartography
import Drawing
import Friendships
import Testing

@Suite struct TimelineTests {
  private func timeline(_ years: ClosedRange<Int>, tweens: Int = 1) -> [Frame] {
    Timeline(Shenyang.atlas, years: years, tweens: tweens, durations: Timeline.Durations()).frames
  }

  @Test func everyYearHasItsFrame() {
    let frames = timeline(1980...2021)
    #expect(frames.map(\.day.year) == Array(1980...2021))
    #expect(frames.allSatisfy { $0.share == 1 && $0.shownDay == $0.day })
  }

  /// By the table 1982 brought nothing and 1984 Düsseldorf.
  @Test func emptyYearsAreShortAndTheLastFrameHolds() {
    let frames = timeline(1980...1985)
    let durations = Timeline.Durations()
    #expect(frames[2].centiseconds == durations.emptyYear)
    #expect(frames[4].centiseconds == durations.year)
    #expect(frames.last?.centiseconds == durations.hold)
  }

  @Test(arguments: [2, 7, 12]) func theFramesOfAYearShareItsTime(tweens: Int) {
    let frames = timeline(1980...1990, tweens: tweens).filter { $0.day.year == 1985 }
    #expect(frames.count == tweens)
    #expect(frames.map(\.centiseconds).reduce(0, +) == Timeline.Durations().year)
    #expect(frames.last?.share == 1)
    #expect(zip(frames, frames.dropFirst()).allSatisfy { $0.share < $1.share })
    #expect(frames.dropLast().allSatisfy { $0.shownDay == Day(lastOf: 1984) })
  }

  /// While a year is under way only links grow; its last frame is the still.
  @Test func linksGrowAndNothingElseMoves() throws {
    let scene = Shenyang.scene
    let before = scene.at(Day(lastOf: 1984), language: "zh-Hans")
    let half = scene.at(Frame(day: Day(lastOf: 1985), share: 0.5, centiseconds: 10), language: "zh-Hans")
    for (old, new) in zip(before.layers, half.layers) where old.name != "links" { #expect(old == new) }
    let links = try #require(half.layers.first { $0.name == "links" }).marks
    let known = try #require(before.layers.first { $0.name == "links" }).marks
    #expect(Set(links.compactMap(\.id)).subtracting(known.compactMap(\.id)) == ["link-turin-it", "link-chicago-us"])
    let whole = Frame(day: Day(lastOf: 1985), centiseconds: 10)
    #expect(scene.at(whole, language: "zh-Hans") == scene.at(Day(lastOf: 1985), language: "zh-Hans"))
  }
}
