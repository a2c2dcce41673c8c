import Drawing
import Friendships
import Geometry

/// What the page says first: the title, and how many cities in how many countries by when.
struct Headline {
  let atlas: Atlas
  let words: Words
  let options: MapOptions
  let layout: PageLayout

  private var sizes: PageSizes { layout.sizes }
  private var room: Rect { layout.headline }
  private var language: String { options.languages.first ?? words.languages.first ?? "en" }

  /// The titles in all languages asked for, the first one largest.
  var titles: [(language: String, name: String)] { atlas.title.distinct(options.languages) }

  /// The headline of a day. Marks stand in the same order on every day.
  ///
  /// - Parameter stamp: the day whose year is told.
  func marks(on day: Day, stamp: Day) -> [Mark] {
    (layout.form == .usual ? beside(day, stamp) : stacked(day, stamp)).filter {
      if case .text(let text) = $0.shape { !text.runs.isEmpty } else { true }
    }
  }

  /// Title and subtitle at the left, the numbers at the right, below them how many were announced.
  private func beside(_ day: Day, _ stamp: Day) -> [Mark] {
    let numbers = numbers(on: day, stamp)
    // The widest of all days, so that nothing moves from one to the next.
    let widest = ([numbers] + sampleDays.map { self.numbers(on: $0, $0) }).map { width($0, at: 1) }.max() ?? 0
    let scale = min(1, 0.6 * room.width / max(1, widest))
    let said = asOf(day, room: 0.48 * room.width)
    let saidWidth = min(0.48 * room.width, options.languages.indices.map(asOfWidth).max() ?? 0)
    let numbersWidth = widest * scale
    let first = room.y + 62 * sizes.display
    let below = max(
      room.y + 96 * sizes.display, first + TextMeasure.descent(sizes.title) + TextMeasure.ascent(sizes.subtitle))
    let left = room.width - sizes.margin - max(saidWidth, said.isEmpty ? 0 : numbersWidth)
    let second = longest(subtitles, size: sizes.subtitle, room: max(left, 0.4 * room.width))
    // The lines below the numbers, the last one level with the subtitle; close together, so that the first keeps clear of the numbers.
    let line = min(
      0.8 * TextMeasure.height(sizes.small), (below + 12 * sizes.display - first) / Double(max(1, said.count)))
    return [
      text(
        title, at: room.x, first, size: sizes.title, room: room.width - numbersWidth - sizes.margin, "title",
        isTitle: true),
      text(second, at: room.x, below, size: sizes.subtitle, room: max(left, 0.4 * room.width), "subtitle"),
    ] + row(numbers, startingAt: room.maxX - width(numbers, at: scale), first, scale: scale)
      + said.enumerated().map { index, run in
        let baseline = below + 8 * sizes.display - Double(said.count - 1 - index) * line
        return text([run], at: room.maxX, baseline, size: asOfSize(index), room: 0.48 * room.width, "as-of", .end)
      }
  }

  /// All of it below each other, as wide as its room and, where the room is low, smaller.
  private func stacked(_ day: Day, _ stamp: Day) -> [Mark] {
    let shares = stride(from: 1.0, through: 0.5, by: -0.1)
    let tries = shares.lazy.map { stacked(day, stamp, share: $0) }
    return (tries.first { $0.end <= room.maxY } ?? stacked(day, stamp, share: 0.5)).marks
  }

  private func stacked(_ day: Day, _ stamp: Day, share: Double) -> (marks: [Mark], end: Double) {
    let isPanel = layout.form == .wide
    var y = room.y + (isPanel ? sizes.margin : 22 * sizes.display * share)
    var marks: [Mark] = []
    func line(_ runs: [Text.Run], _ size: Double, _ name: String, isTitle: Bool = false) {
      guard !runs.isEmpty else { return }
      y += TextMeasure.ascent(size * share)
      marks.append(text(runs, at: room.x, y, size: size * share, room: room.width, name, isTitle: isTitle))
      y += TextMeasure.descent(size * share)
    }
    line(title, sizes.title * (isPanel ? 1.15 : 1.3), "title", isTitle: true)
    if isPanel {
      for run in subtitles { line([run], sizes.subtitle, "subtitle") }
    } else {
      line(longest(subtitles, size: sizes.subtitle, room: room.width), sizes.subtitle, "subtitle")
    }
    y += (isPanel ? 30 : 16) * sizes.display * share
    let numbers = numbers(on: day, stamp)
    let scale = min((isPanel ? 1.25 : 1) * share, room.width / max(1, width(numbers, at: 1)))
    y += 0.8 * sizes.numbers * scale
    marks += row(numbers, startingAt: room.x, y, scale: scale)
    y += 0.25 * sizes.numbers * scale
    for (index, run) in asOf(day, room: room.width).enumerated() {
      line([run], asOfSize(index) * (isPanel ? 1.15 : 1), "as-of")
    }
    return (marks, y)
  }

  private var title: [Text.Run] {
    titles.prefix(1).map { Text.Run($0.name, language: words.tag($0.language), isBold: true, paint: .ink) }
  }

  /// What may stand under the title, in the order in which it is given up last: the title in further languages, then
  /// the subtitle in all of them.
  private var subtitles: [Text.Run] {
    titles.dropFirst().map { Text.Run($0.name, language: words.tag($0.language), paint: .ink) }
      + (atlas.subtitle?.distinct(options.languages) ?? []).map {
        Text.Run($0.name, language: words.tag($0.language), paint: .secondary)
      }
  }

  /// On which day the picture stands, and how many of the announced cities it shows, in the first language and in all others in which
  /// that can be read in a room of a width.
  private func asOf(_ day: Day, room: Double) -> [Text.Run] {
    options.languages.enumerated().compactMap { index, language in
      let paint: Paint = index == 0 ? .ink : .secondary
      let run = Text.Run(words.asOf(atlas, day, in: language), language: words.tag(language), paint: paint)
      return index == 0 || asOfWidth(index) * Self.smallest / sizes.small <= room ? run : nil
    }
  }

  /// The size of that line in the language of a number: it belongs to the numbers above it, so the first is no small print.
  private func asOfSize(_ index: Int) -> Double { index == 0 ? 1.3 * sizes.small : sizes.small }

  /// The days on which most is said.
  private var sampleDays: [Day] {
    [Day(lastOf: atlas.years.lowerBound), Day(lastOf: atlas.years.upperBound)] + atlas.claims.map(\.date)
  }

  /// How wide that line gets on some day in the language of a number.
  private func asOfWidth(_ index: Int) -> Double {
    sampleDays.map { day in
      let words = words.asOf(atlas, day, in: options.languages[index])
      return sizes.width([Text.Run(words, paint: .secondary)], size: asOfSize(index))
    }.max() ?? 0
  }

  /// Words are never smaller, output units.
  private static let smallest = 11.0

  // MARK: Numbers

  /// A part of the row of numbers: its words, their size on a usual row, and the space before it.
  private typealias Figure = (run: Text.Run, size: Double, space: Double)

  /// The numbers of a day, each with its word, and the year; as many parts on every day.
  private func numbers(on day: Day, _ stamp: Day) -> [Figure] {
    let cities = atlas.cities(on: day)
    var figures = figures(of: cities.count, "headline.cities", space: 0)
    if atlas.cities.contains(where: { !atlas.countryAbroad(of: $0).isEmpty }) {
      figures += self.figures(of: atlas.countries(of: cities), "headline.countries", space: 0.26 * sizes.numbers)
    }
    guard !atlas.isUndated else { return figures }
    let size = sizes.numbers * (stamp.stamp.count > 4 ? 0.6 : 1)
    return figures + [(Text.Run(stamp.stamp, paint: .secondary), size, 0.36 * sizes.numbers)]
  }

  /// A number and the word for what it counts, in the order of the language.
  private func figures(of count: Int, _ key: String, space: Double) -> [Figure] {
    let said = words.count(count, key, in: language)
    let digits = String(count)
    guard let range = said.firstRange(of: digits) else { return [] }
    let parts = [String(said[..<range.lowerBound]), digits, String(said[range.upperBound...])]
    var figures: [Figure] = []
    for (index, part) in parts.enumerated() where !part.allSatisfy(\.isWhitespace) {
      let word = part.drop { $0.isWhitespace }
      let run =
        index == 1
        ? Text.Run(digits, isBold: true, paint: .ink)
        : Text.Run(String(word), language: words.tag(language), paint: .ink)
      let gap = figures.isEmpty ? space : 0.03 * sizes.numbers
      figures.append((run, index == 1 ? sizes.numbers : sizes.units, gap))
    }
    return figures
  }

  /// The width of a row of numbers at a scale.
  private func width(_ figures: [Figure], at scale: Double) -> Double {
    figures.reduce(0) { $0 + ($1.space + sizes.width([$1.run], size: $1.size)) * scale }
  }

  private func row(_ figures: [Figure], startingAt left: Double, _ y: Double, scale: Double) -> [Mark] {
    var x = left
    return figures.enumerated().map { index, figure in
      x += figure.space * scale
      let width = sizes.width([figure.run], size: figure.size * scale)
      // The last one ends where the row does, however wide its letters are.
      let isLast = index + 1 == figures.count && layout.form == .usual
      let anchor = Point(x: isLast ? x + width : x, y: y)
      x += width
      let text = Text([figure.run], at: anchor, alignment: isLast ? .end : .start, size: figure.size * scale)
      return Mark(.text(text), Style(), classes: [figure.run.paint == .secondary ? "stamp" : "number"])
    }
  }

  // MARK: Lines

  /// As many runs from the beginning as fit, at least one, with space between them.
  private func longest(_ runs: [Text.Run], size: Double, room: Double) -> [Text.Run] {
    let spaced = runs.enumerated().map { index, run in
      index == 0 ? run : Text.Run("   " + run.string, language: run.language, paint: run.paint)
    }
    let fitting = (1...max(1, spaced.count)).last { sizes.width(spaced.prefix($0), size: size) <= room } ?? 1
    return Array(spaced.prefix(fitting))
  }

  /// A line made smaller where it is too long for its room.
  private func text(
    _ runs: [Text.Run], at x: Double, _ baseline: Double, size: Double, room: Double, _ name: String,
    _ alignment: Text.Alignment = .start, isTitle: Bool = false
  ) -> Mark {
    let width = sizes.width(runs, size: size) * (isTitle ? sizes.widthFactors.title / sizes.widthFactors.words : 1)
    let text = Text(
      runs, at: Point(x: x, y: baseline), alignment: alignment, size: size * min(1, room / max(1, width)))
    return Mark(.text(isTitle ? text.asTitle : text), Style(), classes: [name])
  }
}
