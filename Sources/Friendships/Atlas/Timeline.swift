import Drawing

/// The frames of an atlas's years: which days, and how long each is shown.
package struct Timeline: Sendable {
  /// How long years are shown, in hundredths of a second.
  package struct Durations: Sendable {
    /// A year with new agreements.
    package var year = 90
    /// A year without.
    package var emptyYear = 40
    /// The last frame, instead of its year's.
    package var hold = 400

    /// The durations of the standard animation.
    package init() {}
  }

  /// The frames in order.
  package let frames: [Frame]

  /// One frame for every year, or several where links are to be seen growing.
  ///
  /// - Parameters:
  ///   - atlas: whose years.
  ///   - years: the first and the last year.
  ///   - tweens: how many frames make up a year with new agreements, at least 1; a year without has one.
  ///   - durations: how long years are shown; the frames of one year share its time in whole hundredths.
  package init(_ atlas: Atlas, years: ClosedRange<Int>, tweens: Int, durations: Durations) {
    frames = years.flatMap { year -> [Frame] in
      let day = Day(lastOf: year)
      let isEmpty = !atlas.agreements(on: day).contains { $0.lifespan?.from?.year == year }
      let total = isEmpty ? durations.emptyYear : durations.year
      // No program shows a frame for less than two hundredths of a second.
      let count = isEmpty || year == years.lowerBound ? 1 : max(1, min(tweens, total / 2))
      return (1...count).map { step in
        let share = total * step / count - total * (step - 1) / count
        let isLast = year == years.upperBound && step == count
        return Frame(
          day: day, share: Double(step) / Double(count), centiseconds: isLast ? durations.hold : share)
      }
    }
  }
}
