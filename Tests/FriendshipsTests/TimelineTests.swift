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

  /// As the help of `fmap animate` says: 0.9, 0.4 and 4 seconds.
  @Test func theUsualTimesAreThoseOfTheHelp() {
    let durations = Timeline.Durations()
    #expect(durations.year == 90 && durations.emptyYear == 40 && durations.hold == 400)
  }

  /// No frame is shorter than two hundredths: 30 hundredths are 15 frames at most. The first year has one frame, and so has a
  /// year without anything new.
  @Test func framesAreNotTooShort() {
    var durations = Timeline.Durations()
    (durations.year, durations.emptyYear) = (30, 31)
    let frames = Timeline(Shenyang.atlas, years: 1980...1985, tweens: 60, durations: durations).frames
    let counts = (1980...1985).map { year in frames.count { $0.day.year == year } }
    #expect(counts[0] == 1 && counts[2] == 1 && counts[5] == 15)
    #expect(frames.filter { $0.day.year == 1985 }.dropLast().allSatisfy { $0.centiseconds == 2 })
    #expect(frames.first { $0.day.year == 1982 }?.centiseconds == 31 && frames.last?.centiseconds == 400)
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
