import Geometry

/// Path data read by the grammar of SVG 2, chapter 9.3: relative commands only, written apart from the writer's code.
struct PathText {
  /// Every point, control points included, absolute.
  private(set) var points: [Point] = []
  private(set) var closings = 0
  /// The letters as they are written.
  private(set) var letters: [Character] = []

  private var current = Point(x: 0, y: 0)
  private var start = Point(x: 0, y: 0)

  /// Nothing when the text does not follow the grammar.
  init?(_ text: some StringProtocol) {
    for part in String(text).matches(of: /([a-zA-Z])([^a-zA-Z]*)/) {
      guard let letter = part.1.first, let numbers = Self.numbers(String(part.2)) else { return nil }
      letters.append(letter)
      guard run(letter, numbers) else { return nil }
    }
  }

  private static func numbers(_ text: String) -> [Double]? {
    var rest = text[...]
    var numbers: [Double] = []
    while let match = rest.prefixMatch(of: /\s*([+-]?)([0-9]*)(\.[0-9]+)?/), !match.0.isEmpty {
      guard let value = Double("0\(match.2)\(match.3 ?? ".0")") else { return nil }
      numbers.append(match.1 == "-" ? -value : value)
      rest = rest[match.range.upperBound...]
    }
    return rest.isEmpty ? numbers : nil
  }

  private mutating func run(_ letter: Character, _ numbers: [Double]) -> Bool {
    let size = ["m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "z": 0][letter] ?? -1
    if size == 0 {
      closings += 1
      current = start
      return numbers.isEmpty
    }
    guard size > 0, !numbers.isEmpty, numbers.count.isMultiple(of: size) else { return false }
    for index in stride(from: 0, to: numbers.count, by: size) {
      step(letter, Array(numbers[index..<index + size]), isFirst: index == 0)
    }
    return true
  }

  private mutating func step(_ letter: Character, _ n: [Double], isFirst: Bool) {
    let vectors: [Point] =
      switch letter {
      case "h": [Point(x: n[0], y: 0)]
      case "v": [Point(x: 0, y: n[0])]
      default: stride(from: 0, to: n.count, by: 2).map { Point(x: n[$0], y: n[$0 + 1]) }
      }
    let ends = vectors.map { current + $0 }
    points += ends
    current = ends.last ?? current
    if letter == "m", isFirst { start = current }
  }
}
