import Messages

/// A number of days that is shown as a time.
enum SerialTime {
  /// The time to the second, `13:30` or `13:30:05`.
  ///
  /// - Parameter wraps: whether it is the time of a day, so that whole days are dropped, and not a span of time.
  static func text(_ serial: Decimal15, wraps: Bool) throws(SerialCalendar.Fault) -> String {
    guard !serial.isNegative, serial.value < 2_958_466 else { throw .outOfRange }
    let total = Int((serial.value * 86_400).rounded())
    let seconds = wraps ? total % 86_400 : total
    let minutes = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
    return seconds % 60 == 0 ? minutes : "\(minutes):\(padded(seconds % 60, 2))"
  }
}
