import Drawing
import Friendships
import Geometry

/// The strip under the map: what lines, markers and colours mean, how many there are, and the small print.
///
/// Its places depend on the atlas alone, so counts may change from date to date and nothing moves.
struct Legend {
  private let atlas: Atlas
  private let words: Words
  private let options: MapOptions
  private let scale: LinkScale
  /// The sizes of letters on a page of this size.
  private let sizes: PageLayout
  /// The blocks by rows: the index of a relation, or `newCities`.
  private var rows: [[Int]] = []
  /// Whether the small print stands at the right of the last row, not below it.
  private var isSmallPrintBeside = false
  /// The width of a line of small print where it stands, output units.
  private var smallPrintRoom = 0.0
  private var smallPrintLines = 0

  private var newCities: Int { atlas.relations.count }
  /// The blocks: the relations and, where the table has dates, what is new.
  private var blocks: Range<Int> { 0..<(atlas.isUndated ? newCities : newCities + 1) }
  /// The share by which the blocks are made smaller, so that the widest one fits the page.
  private var fit = 1.0

  private var unit: Double { sizes.body * fit }
  private var textSize: Double { sizes.legendSize * fit }
  private var tickSize: Double { sizes.smallSize * fit }
  private var sampleWidth: Double { 58 * unit }
  private var rampWidth: Double { 120 * unit }
  private var gap: Double { 40 * unit }
  private var rowHeight: Double { 46 * unit }
  private var rowGap: Double { 8 * unit }
  private var lineHeight: Double { TextMeasure.height(sizes.smallSize) }
  private var padding: Double { (7 * unit).rounded() }

  init(atlas: Atlas, words: Words, options: MapOptions) {
    self.atlas = atlas
    self.words = words
    self.options = options
    scale = LinkScale(atlas)
    sizes = PageLayout(size: options.size, stripHeight: 0)
    arrange()
  }

  /// Puts the blocks into rows as wide as the page and finds room for the small print.
  private mutating func arrange() {
    let room = options.size.width - 2 * sizes.margin
    fit = min(1, room / (blocks.map(width).max() ?? room))
    var used = 0.0
    for block in blocks {
      let width = width(of: block)
      if rows.isEmpty || used + gap + width > room {
        rows.append([block])
        used = width
      } else {
        rows[rows.count - 1].append(block)
        used += gap + width
      }
    }
    // The first and the last date have the shortest and the longest small print.
    let print = [atlas.years.lowerBound, atlas.years.upperBound].map { smallPrint(on: Day(lastOf: $0)) }
    let widest = print.joined().map { TextMeasure.width($0, size: sizes.smallSize) }.max() ?? 0
    smallPrintLines = print.map(\.count).max() ?? 0
    isSmallPrintBeside = used + gap + widest <= room
    smallPrintRoom = isSmallPrintBeside ? room - used - gap : room
  }

  /// The height of the strip, output units.
  var height: Double {
    let blocks = Double(rows.count) * (rowHeight + rowGap) - rowGap
    let print = Double(smallPrintLines) * lineHeight
    let beside = max(blocks, print - rowHeight + blocks)
    return ((isSmallPrintBeside ? beside : blocks + print + 4) + padding + 2 * unit + options.safeMargin).rounded()
  }

  /// What labels must leave free: the approval number in the lower left of the map.
  func reserved(_ layout: PageLayout) -> [Rect] {
    guard let text = approvalText(layout) else { return [] }
    let width = TextMeasure.width(text.runs, size: text.size)
    return [
      Rect(
        x: text.anchor.x, y: text.anchor.y - TextMeasure.ascent(text.size), width: width,
        height: TextMeasure.height(text.size))
    ]
  }

  /// The approval number as a line of text, when there is one.
  func approvalText(_ layout: PageLayout) -> Text? {
    let anchor = Point(x: layout.margin, y: layout.strip.y - 8)
    return (options.approval ?? atlas.approval).map {
      Text([Text.Run($0, paint: .ink)], at: anchor, size: layout.smallSize)
    }
  }

  // MARK: Drawing

  /// The legend of a day.
  func layer(on day: Day, in strip: Rect) -> Layer {
    var marks: [Mark] = []
    for (index, row) in rows.enumerated() {
      var x = sizes.margin
      for block in row {
        let corner = Point(x: x, y: strip.y + padding + Double(index) * (rowHeight + rowGap))
        marks += block == newCities ? drawNewCities(at: corner, on: day) : draw(block, at: corner, on: day)
        x += width(of: block) + gap
      }
    }
    return Layer("legend", marks: marks)
  }

  /// One kind of relation: a link that ends in a city, its name and count, and below them the ramp of its years.
  private func draw(_ relation: Int, at corner: Point, on day: Day) -> [Mark] {
    let kind = atlas.relations[relation]
    let paint = scale.paint(relation, year: scale.years.upperBound)
    let baseline = corner.y + textSize * 0.9
    let (from, to) = (
      Point(x: corner.x, y: baseline - 6 * unit), Point(x: corner.x + 44 * unit, y: baseline - 6 * unit)
    )
    let (symbol, style) = Symbols.city(kind, paint, at: to.rounded(steps: Viewport.stepsPerPixel), unit: unit)
    let text = Text(
      runs(kind.plurals, count: count(kind, on: day)), at: Point(x: corner.x + sampleWidth, y: baseline),
      size: textSize)
    let sample = Path(through: [from, to])
    return [
      Mark(
        .path(sample), Symbols.link(kind, paint, unit: unit, weight: options.theme.lineWeight),
        classes: ["link", kind.id]),
      Mark(.marker(symbol), style, classes: ["city", kind.id]),
      Mark(.text(text), Style(), classes: [kind.id]),
    ] + (atlas.isUndated ? [] : drawRamp(relation, at: Point(x: corner.x + sampleWidth, y: baseline + 24 * unit)))
  }

  /// The years of a relation as cells of their colours between the first and the last year.
  private func drawRamp(_ relation: Int, at start: Point) -> [Mark] {
    let years = scale.years
    let tick = { (year: Int, x: Double) in
      let run = Text.Run(String(year), paint: .secondary)
      return Mark(.text(Text([run], at: Point(x: x, y: start.y), size: tickSize)), Style())
    }
    let left = start.x + TextMeasure.width([Text.Run("0000", paint: .ink)], size: tickSize) + 4
    let cells = min(years.count, 24)
    let (top, height) = ((start.y - 9 * unit).rounded(), (8 * unit).rounded())
    let edge = { (cell: Int) in (left + rampWidth * Double(cell) / Double(cells)).rounded() }
    let marks = (0..<cells).map { cell -> Mark in
      let year = cells > 1 ? years.lowerBound + (years.count - 1) * cell / (cells - 1) : years.upperBound
      // Each cell reaches under the next, so that no seam shows between them however the page is scaled.
      let right = cell + 1 < cells ? edge(cell + 1) + 1 : edge(cells)
      let rect = Rect(x: edge(cell), y: top, width: right - edge(cell), height: height)
      return Mark(.path(Path(rect)), Style(fill: scale.paint(relation, year: year)))
    }
    return marks + [tick(years.lowerBound, start.x), tick(years.upperBound, left + rampWidth + 8)]
  }

  private func drawNewCities(at corner: Point, on day: Day) -> [Mark] {
    let baseline = corner.y + textSize * 0.9
    let center = Point(x: corner.x + 12 * unit, y: baseline - 6 * unit).rounded(steps: Viewport.stepsPerPixel)
    let new = atlas.agreements(on: day).filter { $0.lifespan?.from?.year == day.year }
    let text = Text(
      newRuns(count: new.count), at: Point(x: corner.x + 30 * unit, y: baseline), size: textSize)
    return [
      Mark(.marker(Marker(.disc, at: center, radius: 4.5 * unit)), Style(fill: .secondary)),
      Mark(
        .marker(Marker(.disc, at: center, radius: Symbols.accentRadius * unit)),
        Symbols.accent(.secondary, unit: unit), classes: ["accent"]),
      Mark(.text(text), Style()),
    ]
  }

  /// The small print of a day, its last line level with the ramps when it stands beside them.
  ///
  /// - Parameter nameless: how many cities on the map have no name there: the last line says so. How many they are is known
  ///   only when all places are chosen, so no room is kept for it: a line that gets too long is set smaller.
  func smallPrintMarks(on day: Day, in strip: Rect, nameless: Int) -> [Mark] {
    var lines = smallPrint(on: day)
    if nameless > 0, let language = options.languages.first {
      let space = lines.last?.isEmpty ?? true ? "" : "  "
      let note = space + words.count(nameless, "nameless", in: language)
      lines[max(0, lines.count - 1)].append(Text.Run(note, language: words.tag(language), paint: .secondary))
    }
    let last = strip.maxY - 6 * unit - options.safeMargin
    return lines.enumerated().map { index, runs in
      let y = last - Double(lines.count - 1 - index) * lineHeight
      let x = isSmallPrintBeside ? strip.maxX - sizes.margin : sizes.margin
      let share = min(1, smallPrintRoom / max(1, TextMeasure.width(runs, size: sizes.smallSize)))
      let alignment: Text.Alignment = isSmallPrintBeside ? .end : .start
      let text = Text(runs, at: Point(x: x, y: y), alignment: alignment, size: sizes.smallSize * share)
      return Mark(.text(text), Style(), classes: [index < lines.count - 1 ? "as-of" : "attribution"])
    }
  }

  // MARK: Words

  private func count(_ kind: RelationKind, on day: Day) -> Int {
    atlas.agreements(on: day).count { $0.relation == kind.id }
  }

  /// A name in all languages, the first one bold, and a count.
  private func runs(_ names: Names, count: Int) -> [Text.Run] {
    let words = names.distinct(options.languages).enumerated().map { index, name in
      Text.Run(name.name + " ", language: self.words.tag(name.language), isBold: index == 0, paint: .ink)
    }
    return words + [Text.Run(String(count), isBold: true, paint: .ink)]
  }

  private func newRuns(count: Int) -> [Text.Run] {
    let said = options.languages.map { ($0, words.say("legend.new", in: $0)) }
    return runs(Names(Dictionary(said) { first, _ in first }, fallback: ""), count: count)
  }

  private func width(of block: Int) -> Double {
    guard block != newCities else { return 30 * unit + TextMeasure.width(newRuns(count: 100), size: textSize) }
    let name = TextMeasure.width(runs(atlas.relations[block].plurals, count: 100), size: textSize)
    let ticks = 2 * TextMeasure.width([Text.Run("0000", paint: .ink)], size: tickSize) + 12
    return sampleWidth + (atlas.isUndated ? name : max(name, rampWidth + ticks))
  }

  /// The lines of the small print: "as of" in every language, then the attribution in the first.
  private func smallPrint(on day: Day) -> [[Text.Run]] {
    let asOf = options.languages.map { language in
      [Text.Run(words.asOf(atlas, day, in: language), language: words.tag(language), paint: .secondary)]
    }
    guard let language = options.languages.first else { return asOf }
    let unplaced = atlas.unplaced > 0 ? words.count(atlas.unplaced, "unplaced", in: language) : nil
    let lines = [unplaced, atlas.attribution?[language]].compactMap { $0 }.filter { !$0.isEmpty }
    return asOf + lines.map { [Text.Run($0, language: words.tag(language), paint: .secondary)] }
  }
}
