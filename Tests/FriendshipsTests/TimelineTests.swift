import Drawing
import Friendships
import Testing
import TestSupport

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
}
