import Drawing
import Friendships
import Geometry

/// Who issued the map, the number of its approval, where land and data come from, and what is not shown.
struct SmallPrint {
  let atlas: Atlas
  let words: Words
  let options: MapOptions
  let sizes: PageSizes

  /// The height of a line, output units.
  var lineHeight: Double { TextMeasure.height(sizes.small) }

  /// The number of approval, which stands at the lower left of the key.
  var approval: String? { (options.approval ?? atlas.approval).flatMap { $0.isEmpty ? nil : $0 } }

  /// The mark of the number of approval on the lowest line of a key.
  func approvalMark(in room: Rect) -> [Mark] {
    guard let approval else { return [] }
    let share = min(1, room.width / max(1, sizes.width(run(approval), size: sizes.small)))
    let anchor = Point(x: room.x, y: room.maxY - TextMeasure.descent(sizes.small))
    return [
      Mark(.text(Text(run(approval, .ink), at: anchor, size: sizes.small * share)), Style(), classes: ["approval"])
    ]
  }

  /// The lines in the first language, each with its class.
  private var lines: [(name: String, text: String)] {
    guard let language = options.languages.first else { return [] }
    let unplaced = atlas.unplaced > 0 ? words.count(atlas.unplaced, "unplaced", in: language) : nil
    let leftOut = atlas.leftOut > 0 ? words.count(atlas.leftOut, "leftout", in: language) : nil
    let found = [
      ("issuer", atlas.issuer?[language]), ("note", unplaced), ("note", leftOut),
      ("attribution", atlas.attribution?[language]),
    ]
    return found.compactMap { name, text in text.flatMap { $0.isEmpty ? nil : (name, $0) } }
  }

  private func run(_ text: String, _ paint: Paint = .secondary) -> [Text.Run] {
    [Text.Run(text, language: options.languages.first.map { words.tag($0) }, paint: paint)]
  }

  /// The width of its longest line, output units.
  var width: Double { lines.map { sizes.width(run($0.text), size: sizes.small) }.max() ?? 0 }

  /// The height that it needs; a line longer than its room is broken once where that helps.
  func height(in width: Double) -> Double { Double(max(1, broken(width).count)) * lineHeight }

  /// The lines, one too long for a room of a width broken between words, or between parts of a Chinese sentence.
  private func broken(_ width: Double) -> [(name: String, text: String)] {
    lines.flatMap { line in folded(line.text, width).map { (line.name, $0) } }
  }

  private func folded(_ text: String, _ width: Double) -> [String] {
    guard sizes.width(run(text), size: sizes.small) > width else { return [text] }
    var (found, piece) = ([String](), "")
    var parts: [String] = [""]
    for character in text {
      parts[parts.count - 1].append(character)
      if character.isWhitespace || "。，；、）".contains(character) { parts.append("") }
    }
    for part in parts {
      if !piece.isEmpty, sizes.width(run(piece + part), size: sizes.small) > width {
        found.append(piece)
        piece = ""
      }
      piece += part
    }
    return (found + [piece]).filter { !$0.isEmpty }
  }

  /// Whether all lines can be read in a room of a width.
  func fits(_ width: Double) -> Bool {
    broken(width).allSatisfy { sizes.width(run($0.text), size: 11) <= width }
  }

  /// The lines at the lower edge of a room: at its right end where it stands beside other things, else at its left.
  ///
  /// - Parameter nameless: how many cities on the map have no name there: a line above the others says so. How many they are is known
  ///   only when all places are chosen, so no room is kept for it. Nothing where none is missing on any day.
  func marks(in room: Rect, nameless: Int?, isBeside: Bool) -> [Mark] {
    var lines = broken(room.width)
    if let nameless, let language = options.languages.first {
      let note = nameless > 0 ? words.count(nameless, "nameless", in: language) : ""
      lines.insert(("note", note), at: 0)
    }
    let last = room.maxY - TextMeasure.descent(sizes.small)
    return lines.enumerated().map { index, line in
      let runs = run(line.text)
      let y = last - Double(lines.count - 1 - index) * lineHeight
      let share = min(1, room.width / max(1, sizes.width(runs, size: sizes.small)))
      let text = Text(
        runs, at: Point(x: isBeside ? room.maxX : room.x, y: y), alignment: isBeside ? .end : .start,
        size: sizes.small * share)
      return Mark(.text(text), Style(), classes: [line.name])
    }
  }
}
