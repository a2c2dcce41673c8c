import Messages

/// A number of at most 15 significant decimal digits, which is what Excel shows of a number (its specifications and
/// limits; the file has 17, so that 41.8 stands there as 41.799999999999997).
///
/// It is rounded in decimal, half away from zero, and never becomes a binary fraction.
struct Decimal15 {
  /// Whether it is less than 0.
  private(set) var isNegative = false
  /// Its digits as a whole number without zeros at the end, less than 10¹⁵.
  private var digits: UInt64 = 0
  /// The power of ten by which the digits are multiplied.
  private var power = 0

  /// A number as XML Schema writes it (`xsd:double`, without infinities); nothing for any other text and for numbers of
  /// 1E+309 and beyond.
  init?(_ text: [UInt8]) {
    var rest = text.drop { Self.isSpace($0) }
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    guard readDigits(&rest), readPower(&rest), rest.allSatisfy(Self.isSpace) else { return nil }
    guard magnitude <= 309 else { return nil }
    if digits == 0 { (isNegative, power) = (false, 0) }
  }

  /// The digits before and after the point; whether there are any.
  private mutating func readDigits(_ rest: inout ArraySlice<UInt8>) -> Bool {
    var (count, significant, isAfterPoint, roundsUp) = (0, 0, false, false)
    while let byte = rest.first {
      if byte == UInt8(ascii: "."), !isAfterPoint {
        isAfterPoint = true
      } else if let digit = Self.digit(byte) {
        count += 1
        if significant < 15 {
          digits = digits * 10 + UInt64(digit)
          if digits > 0 { significant += 1 }
          if isAfterPoint { power -= 1 }
        } else {
          if significant == 15 { roundsUp = digit >= 5 }
          significant += 1
          if !isAfterPoint { power += 1 }
        }
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    if roundsUp { digits += 1 }
    while digits > 0, digits.isMultiple(of: 10) { (digits, power) = (digits / 10, power + 1) }
    return count > 0
  }

  /// The power of ten, if there is one; whether it is well written.
  private mutating func readPower(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") else { return true }
    rest = rest.dropFirst()
    let isSmall = rest.first == UInt8(ascii: "-")
    if isSmall || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var (count, value) = (0, 0)
    while let digit = rest.first.flatMap(Self.digit) {
      value = min(1_000_000, value * 10 + digit)
      count += 1
      rest = rest.dropFirst()
    }
    power += isSmall ? -value : value
    return count > 0
  }

  /// Whether it is 0.
  var isZero: Bool { digits == 0 }

  /// How many digits stand before the point; 0 for 0.5 and -1 for 0.05.
  private var magnitude: Int { digits == 0 ? 0 : String(digits).utf8.count + power }

  /// The number written out; beyond 21 digits before the point or 9 after it, as Excel does it: `1.5E+21`.
  var text: String {
    let (number, point) = (String(digits), magnitude)
    let sign = isNegative ? "-" : ""
    let count = number.utf8.count
    if digits == 0 { return "0" }
    if point > 21 || point < -8 {
      let fraction = count > 1 ? ".\(number.dropFirst())" : ""
      let exponent = padded(abs(point - 1), 2)
      return "\(sign)\(number.prefix(1))\(fraction)E\(point < 1 ? "-" : "+")\(exponent)"
    }
    if point <= 0 { return sign + "0." + zeros(-point) + number }
    if point >= count { return sign + number + zeros(point - count) }
    return "\(sign)\(number.prefix(point)).\(number.dropFirst(point))"
  }

  /// The nearest number of the processor. Its powers of ten are exact up to the 22nd, and so is a number of 15 digits, so
  /// that a product or quotient of them is rounded once.
  var value: Double {
    guard power.magnitude <= 22 else { return Double(text) ?? 0 }
    let scale = (0..<power.magnitude).reduce(1.0) { scale, _ in scale * 10 }
    let magnitude = power < 0 ? Double(digits) / scale : Double(digits) * scale
    return isNegative ? -magnitude : magnitude
  }

  /// The number itself where it is whole and has at most 15 digits.
  var whole: Int? { power < 0 ? nil : floor }

  /// The greatest whole number that is not greater; nothing when it has more than 15 digits.
  var floor: Int? {
    guard magnitude <= 15 else { return nil }
    if magnitude <= 0 { return isNegative ? -1 : 0 }
    let scale = (0..<power.magnitude).reduce(1 as UInt64) { scale, _ in scale * 10 }
    let whole = Int(power < 0 ? digits / scale : digits * scale)
    return isNegative ? (power < 0 ? -whole - 1 : -whole) : whole
  }

  private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

  private static func digit(_ byte: UInt8) -> Int? { (48...57).contains(byte) ? Int(byte) - 48 : nil }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...10).contains(byte) || byte == 13 }
}
