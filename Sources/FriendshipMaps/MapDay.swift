import Drawing

/// The day that a map shows.
///
///     map.svg(on: .year(2021))                              // 31 December 2021
///     map.svg(on: MapDay(year: 2021, month: 10, day: 25)!)  // that very day
///     map.svg()                                             // the end of the last year in the table
public struct MapDay: Equatable, Sendable, CustomStringConvertible {
  /// The last day of the year of the last change in the table.
  public static let latest = MapDay(day: nil)

  /// 31 December of a year.
  ///
  /// - Parameter year: from 1 to 9999; what lies beyond counts as the nearest of them.
  public static func year(_ year: Int) -> MapDay { MapDay(day: Day(lastOf: min(max(year, 1), 9999))) }

  /// A day of the Gregorian calendar; nothing where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), let day = Day(year: year, month: month, day: day) else { return nil }
    self.day = day
  }

  /// The day, nothing for the latest.
  let day: Day?

  private init(day: Day?) { self.day = day }

  /// `2021-10-25`, or `latest`.
  public var description: String { day?.description ?? "latest" }
}

extension MapDay {
  /// A day.
  package init(_ day: Day) { self.day = day }
}
