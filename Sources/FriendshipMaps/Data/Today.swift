import Drawing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Day {
  /// The day of the run in the computer's time zone, or the one that `SOURCE_DATE_EPOCH` (reproducible-builds.org) tells.
  package static var today: Day {
    var now = time_t(getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) } ?? Int(time(nil)))
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)) ?? Day(lastOf: 1)
  }
}
