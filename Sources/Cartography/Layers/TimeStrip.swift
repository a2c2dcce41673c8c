import Drawing
import Friendships
import Geometry

/// The strip of years: a mark for each agreement above the year from which it counts, in its own colour and symbol, so that it is
/// legend, histogram and, from one year to the next, a clock that fills.
///
/// Its marks come and go with their agreements, so they belong to the scene; the line below them, which grows with the years, to what
/// is said about a day. Where there are too many for marks there are bars, which a day's words draw.
struct TimeStrip {
  private let atlas: Atlas
  private let scale: LinkScale
  private let sizes: PageSizes
  /// The dated agreements in order.
  private let dated: [(agreement: Agreement, year: Int)]
  /// The first and the last year on the strip.
  private let years: ClosedRange<Int>

  /// More marks than this would be dust.
  private static let mostMarks = 150
  /// More marks above each other make the strip too high.
  private static let mostInColumn = 7
  /// From so many years on a bar stands for five.
  private static let longTime = 80

  init(_ atlas: Atlas, _ sizes: PageSizes) {
    (self.atlas, self.sizes) = (atlas, sizes)
    scale = LinkScale(atlas)
    let dated = atlas.inOrder.compactMap { agreement in
      agreement.lifespan?.from.map { (agreement, $0.year) }
    }
    self.dated = dated
    let first = min(atlas.years.lowerBound, dated.map(\.1).min() ?? atlas.years.lowerBound)
    years = first...max(first, atlas.years.upperBound, dated.map(\.1).max() ?? first)
  }

  /// Whether there is something to be seen on it.
  var isEmpty: Bool { dated.count < 3 || years.count < 3 || atlas.isUndated }

  /// The height that it needs, output units.
  var height: Double {
    if isEmpty { return 0 }
    return (hasBars ? barHeight : Double(max(tallest, 3)) * pitch) + axisHeight
  }

  /// The least width at which its marks can be told apart.
  var leastWidth: Double { max(280 * sizes.body, min(Double(years.count) * 7, 620) * sizes.body) }

  private var tallest: Int { Dictionary(grouping: dated, by: \.year).values.map(\.count).max() ?? 0 }
  private var hasBars: Bool { dated.count > Self.mostMarks || tallest > Self.mostInColumn }
  private var pitch: Double { 12.5 * sizes.body }
  private var barHeight: Double { 74 * sizes.body }
  private var axisHeight: Double { TextMeasure.height(sizes.small) + 7 * sizes.body }

  /// From the ends of the strip to its first and last year.
  private var inset: Double { 18 * sizes.body }

  /// The middle of a year.
  private func x(_ year: Int, in room: Rect) -> Double {
    let inset = inset
    let step = (room.width - 2 * inset) / Double(max(1, years.count - 1))
    return room.x + inset + Double(year - years.lowerBound) * step
  }

  private func axis(in room: Rect) -> Double { room.maxY - axisHeight }

  // MARK: Marks

  /// A mark for each agreement, there while it is in force; those known only to have been there by a date are paler.
  func layer(in room: Rect) -> Layer {
    guard !isEmpty, !hasBars else { return Layer("legend timeline", marks: []) }
    var heights: [Int: Int] = [:]
    // Marks of neighbouring years must not touch.
    let step = x(years.lowerBound + 1, in: room) - x(years.lowerBound, in: room)
    let unit = years.count > 1 ? min(sizes.body, max(0.3 * sizes.body, step / 12.3)) : sizes.body
    let marks = dated.map { agreement, year -> Mark in
      let column = heights[year, default: 0]
      heights[year] = column + 1
      let center = Point(x: x(year, in: room), y: axis(in: room) - (Double(column) + 0.6) * pitch)
      let rank = atlas.rank(of: agreement)
      var (symbol, style) = Symbols.city(
        atlas.relations[rank], scale.paint(rank, year: year), at: center.rounded(steps: Viewport.stepsPerPixel),
        unit: unit)
      // A disc needs no outline where nothing lies beneath it.
      if symbol.symbol == .disc { style.stroke = nil }
      if agreement.isLatest { style.opacity = Symbols.latestOpacity }
      return Mark(
        .marker(symbol), style, lifespan: agreement.lifespan ?? .always, classes: ["city", agreement.relation],
        data: [.init("city", atlas.city(of: agreement).id)])
    }
    return Layer("legend timeline", marks: marks)
  }

  // MARK: What is said about a day

  /// The line of years, filled up to a day's year, with its labels; and the bars where there are too many marks.
  func marks(on day: Day, until last: Day, in room: Rect) -> [Mark] {
    guard !isEmpty else { return [] }
    let y = axis(in: room)
    let (left, right) = (room.x, room.maxX)
    let year = min(max(last.year, years.lowerBound), years.upperBound)
    let now = year == years.upperBound ? right : x(year, in: room)
    let line = { (from: Double, to: Double, paint: Paint, width: Double) in
      Mark(
        .path(Path(through: [Point(x: from, y: y), Point(x: to, y: y)])),
        Style(stroke: paint, width: width * sizes.body),
        classes: ["axis"])
    }
    return [line(left, right, .secondary, 0.8), line(left, now, .secondary, 2.4)] + ticks(in: room)
      + (hasBars ? bars(on: day, in: room) : [])
  }

  /// The first and the last year and the round ones between them, as many as there is room for.
  private func ticks(in room: Rect) -> [Mark] {
    let width = TextMeasure.width("0000", size: sizes.small) + 14 * sizes.body
    let step =
      [1, 2, 5, 10, 20, 50, 100, 200, 500].first {
        Double(years.count / $0) * width < 0.9 * room.width
      } ?? 1000
    let round = years.filter { $0 % step == 0 }
    let (first, last) = (x(years.lowerBound, in: room), x(years.upperBound, in: room))
    let inner = round.filter { x($0, in: room) - first > width && last - x($0, in: room) > width }
    let y = axis(in: room) + TextMeasure.ascent(sizes.small) + 2 * sizes.body
    return ([years.lowerBound] + inner + (years.count > 1 ? [years.upperBound] : [])).map { year in
      let run = Text.Run(String(year), paint: .secondary)
      let anchor = Point(x: x(year, in: room), y: y)
      return Mark(.text(Text([run], at: anchor, alignment: .middle, size: sizes.small)), Style(), classes: ["year"])
    }
  }

  /// For each span of years and each kind a piece of a bar, as high as there are agreements of it.
  private func bars(on day: Day, in room: Rect) -> [Mark] {
    let span = years.count > Self.longTime ? 5 : 1
    let bins = (years.count + span - 1) / span
    var counts = [[Int]](repeating: [Int](repeating: 0, count: atlas.relations.count), count: bins)
    var most = [Int](repeating: 0, count: bins)
    for (agreement, year) in dated {
      let bin = (year - years.lowerBound) / span
      most[bin] += 1
      if agreement.lifespan?.contains(day) ?? false { counts[bin][atlas.rank(of: agreement)] += 1 }
    }
    let unit = barHeight / Double(max(1, most.max() ?? 1))
    let width = (room.width - 2 * inset) / Double(bins)
    let base = axis(in: room) - 2 * sizes.body
    return counts.enumerated().flatMap { bin, byKind -> [Mark] in
      var y = base
      return byKind.enumerated().map { rank, count in
        let height = Double(count) * unit
        y -= height
        let rect = Rect(
          x: room.x + inset + (Double(bin) + 0.12) * width, y: y, width: 0.76 * width, height: height)
        let year = min(years.lowerBound + bin * span, years.upperBound)
        let style = Style(fill: scale.paint(rank, year: year))
        return Mark(.path(count > 0 ? Path(rect) : Path()), style, classes: ["bar", atlas.relations[rank].id])
      }
    }
  }
}
