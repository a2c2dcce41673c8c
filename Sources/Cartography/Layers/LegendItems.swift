import Drawing
import Friendships
import Geometry

/// What lines, markers and rings mean, and how many there are of each kind of relation.
struct LegendItems {
  let atlas: Atlas
  let words: Words
  let options: MapOptions
  let sizes: PageSizes

  private var scale: LinkScale { LinkScale(atlas) }
  private var unit: Double { sizes.body }
  private var sampleWidth: Double { 58 * unit }
  private var countSize: Double { sizes.hub }
  private var countWidth: Double {
    let most = max(10, atlas.agreements.count)
    return sizes.width(
      [Text.Run(String(repeating: "0", count: String(most).count), isBold: true, paint: .ink)], size: countSize)
  }
  private var secondSize: Double { sizes.beneath }
  /// A page too low for more has one line for each kind.
  private var isLow: Bool { sizes.isLow }
  private var hasSecond: Bool {
    !isLow && atlas.relations.contains { $0.plurals.distinct(options.languages).count > 1 }
  }
  private var rowHeight: Double { (hasSecond ? 40 : 29) * unit }
  private var noteHeight: Double { notes(on: nil).isEmpty ? 0 : 24 * unit }
  private var columnGap: Double { 34 * unit }

  // MARK: Room

  /// How many kinds stand above each other in a room of a width: at most three, and fewer where there is room beside each other on
  /// a page that is narrow or low.
  private func rows(in width: Double) -> Int {
    let all = atlas.relations.indices.map(itemWidth).reduce(0) { $0 + $1 + columnGap }
    let isNarrow = options.size.width < 1.2 * options.size.height
    if isLow || isNarrow, all - columnGap <= width + 0.01 { return 1 }
    return min(3, atlas.relations.count)
  }

  /// The columns of kinds, each with its width.
  private func columns(in width: Double) -> [(kinds: Range<Int>, width: Double)] {
    var rows = max(1, rows(in: width))
    while true {
      let columns = stride(from: 0, to: atlas.relations.count, by: rows).map { first -> (Range<Int>, Double) in
        let kinds = first..<min(first + rows, atlas.relations.count)
        return (kinds, kinds.map(itemWidth).max() ?? 0)
      }
      let used = columns.reduce(-columnGap) { $0 + $1.1 + columnGap }
      if used <= width + 0.01 || rows >= atlas.relations.count { return columns }
      rows += 1
    }
  }

  private func itemWidth(_ kind: Int) -> Double {
    let names = names(kind)
    let first = names.first.map { sizes.width([$0], size: sizes.legend) } ?? 0
    let second = names.dropFirst().first.map { sizes.width([$0], size: secondSize) } ?? 0
    return sampleWidth + countWidth + 8 * unit + (hasSecond ? max(first, second) : first)
  }

  /// The width that it takes of a room, output units.
  func width(in width: Double) -> Double {
    let kinds = columns(in: width).reduce(-columnGap) { $0 + $1.width + columnGap }
    return min(width, max(kinds, notesWidth))
  }

  /// The height that it needs in a room of a width, output units.
  func height(in width: Double) -> Double {
    Double(columns(in: width).map(\.kinds.count).max() ?? 0) * rowHeight + noteHeight
  }

  // MARK: Marks

  /// The legend of a day in its room.
  func marks(on day: Day, in room: Rect) -> [Mark] {
    var x = room.x
    var marks: [Mark] = []
    let columns = columns(in: room.width)
    for column in columns {
      for (row, kind) in column.kinds.enumerated() {
        marks += item(kind, at: Point(x: x, y: room.y + Double(row) * rowHeight), room: room.maxX - x, on: day)
      }
      x += column.width + columnGap
    }
    let rows = Double(columns.map(\.kinds.count).max() ?? 0)
    return marks + noteMarks(at: Point(x: room.x, y: room.y + rows * rowHeight), room: room.width, on: day)
  }

  /// One kind of relation: a link that ends in a city, its count and its name, below it the name in the second language.
  private func item(_ relation: Int, at corner: Point, room: Double, on day: Day) -> [Mark] {
    let kind = atlas.relations[relation]
    let paint = scale.paint(relation, year: scale.years.upperBound)
    let baseline = corner.y + 21 * unit
    let middle = baseline - 8 * unit
    let (from, to) = (Point(x: corner.x, y: middle), Point(x: corner.x + 44 * unit, y: middle))
    let (symbol, style) = Symbols.city(kind, paint, at: to.rounded(steps: Viewport.stepsPerPixel), unit: unit)
    let width = Symbols.linkWidth(cities: atlas.cities.count) * unit * options.theme.lineWeight
    let count = Text.Run(String(count(kind, on: day)), isBold: true, paint: .ink)
    let x = corner.x + sampleWidth + countWidth + 8 * unit
    let marks = [
      Mark(
        .path(Path(through: [from, to])), Symbols.link(kind, paint, width: width, unit: unit),
        classes: ["link", kind.id]),
      Mark(.marker(symbol), style, classes: ["city", kind.id]),
      Mark(
        .text(Text([count], at: Point(x: x - 8 * unit, y: baseline), alignment: .end, size: countSize)), Style(),
        classes: ["count", kind.id]),
    ]
    let left = room - (x - corner.x)
    return marks
      + names(relation).prefix(hasSecond ? 2 : 1).enumerated().map { index, run in
        let size = index == 0 ? sizes.legend : secondSize
        let share = min(1, left / max(1, sizes.width([run], size: size)))
        let y = index == 0 ? baseline - 1 * unit : baseline + 15 * unit
        return Mark(.text(Text([run], at: Point(x: x, y: y), size: size * share)), Style(), classes: [kind.id])
      }
  }

  private func names(_ kind: Int) -> [Text.Run] {
    atlas.relations[kind].plurals.distinct(options.languages).enumerated().map { index, name in
      Text.Run(
        name.name, language: words.tag(name.language), isBold: index == 0, paint: index == 0 ? .ink : .secondary)
    }
  }

  private func count(_ kind: RelationKind, on day: Day) -> Int {
    atlas.agreements(on: day).count { $0.relation == kind.id }
  }

  // MARK: Notes

  /// What a sign beside the kinds means: the ring of a new city, the pale mark of a date that is only the latest possible.
  private enum Sign { case ring, pale }

  /// The signs that the map needs explained, in words; of no day, with room for any count.
  private func notes(on day: Day?) -> [(sign: Sign, runs: [Text.Run])] {
    guard !atlas.isUndated, let language = options.languages.first else { return [] }
    let new = day.map { day in atlas.agreements(on: day).count { $0.lifespan?.from?.year == day.year } } ?? 100
    let said = { (key: String) in
      Text.Run(words.say(key, in: language), language: words.tag(language), paint: .secondary)
    }
    let ring = (Sign.ring, [said("legend.new"), Text.Run(": \(new)", isBold: true, paint: .secondary)])
    let isSomeLatest = atlas.agreements.contains { $0.lifespan != nil && $0.isLatest }
    return [ring] + (isSomeLatest ? [(.pale, [said("legend.latest")])] : [])
  }

  private var noteSpace: Double { 24 * unit }

  private var notesWidth: Double {
    notes(on: nil).reduce(-noteSpace) { $0 + 24 * unit + sizes.width($1.runs, size: sizes.small) + noteSpace }
  }

  private func noteMarks(at corner: Point, room: Double, on day: Day) -> [Mark] {
    let share = min(1, room / max(1, notesWidth))
    let baseline = corner.y + 17 * unit
    var x = corner.x
    let wide = notes(on: nil)
    return zip(notes(on: day), wide).flatMap { note, widest -> [Mark] in
      let center = Point(x: x + 9 * unit, y: baseline - 5 * unit).rounded(steps: Viewport.stepsPerPixel)
      let disc = Marker(.disc, at: center, radius: Symbols.discRadius * unit)
      let ring = Marker(.disc, at: center, radius: Symbols.accentRadius * unit)
      let opacity = note.sign == .pale ? Symbols.latestOpacity : 1
      let sign =
        [Mark(.marker(disc), Style(fill: .secondary, opacity: opacity), classes: ["sign"])]
        + (note.sign == .ring
          ? [Mark(.marker(ring), Symbols.accent(.secondary, unit: unit), classes: ["accent"])] : [])
      let text = Text(note.runs, at: Point(x: x + 24 * unit, y: baseline), size: sizes.small * share)
      x += (24 * unit + sizes.width(widest.runs, size: sizes.small) + noteSpace) * share
      return sign + [Mark(.text(text), Style(), classes: ["note"])]
    }
  }
}
