import Drawing
import Friendships
import Geometry

/// The names of all cities with country and year, in columns below or beside the map: the part of an upright or a wide page that is
/// read first.
struct CityList {
  let layer: Layer
  /// The cities in it, by their indices.
  let cities: Set<Int>

  /// A line of the list: a city, or the country above its cities.
  private enum Row {
    case city(LabelledCity)
    case country(String)
  }

  /// The smallest and the largest words of names, output units on a page of usual size.
  private static let smallest = 12.0
  private static let largest = 25.0
  /// The distance of lines, in sizes of the words.
  private static let leading = 1.5

  /// A list in a room; nothing where not even a few names have one.
  init?(_ setting: MapSetting, _ order: [LabelledCity], in room: Rect) {
    let rows = Self.rows(setting, order)
    let sizes = stride(from: Self.largest, through: Self.smallest, by: -0.5).map { max(12, $0 * setting.sizes.body) }
    let smallest = sizes.last ?? 12
    // Countries and words about years are given up where names alone fit.
    let grid =
      sizes.lazy.map { Grid(setting, rows, size: $0, in: room) }.first { $0.isEnough }
      ?? Grid(setting, rows, size: smallest, isShort: true, in: room)
    guard grid.capacity >= min(4, rows.count), !rows.isEmpty else { return nil }
    (layer, cities) = grid.drawn()
  }

  /// The height that all cities need in words of the size of names.
  static func leastHeight(_ setting: MapSetting, _ order: [LabelledCity], width: Double) -> Double {
    let room = Rect(x: 0, y: 0, width: width, height: .greatestFiniteMagnitude)
    return Grid(setting, rows(setting, order), size: setting.sizes.label, in: room).leastHeight
  }

  private static func rows(_ setting: MapSetting, _ order: [LabelledCity]) -> [Row] {
    // By the agreement that is in force in the end: its year is what the list then says.
    let ages = Dictionary(setting.atlas.inOrder.enumerated().map { ($1.city, $0) }, uniquingKeysWith: { $1 })
    let byAge = order.sorted { (ages[$0.index] ?? 0) < (ages[$1.index] ?? 0) }
    guard setting.options.list == .country else { return byAge.map(Row.city) }
    let country = { (city: LabelledCity) in setting.atlas.cities[city.index].country.names[setting.language] }
    // In the order of their first cities: an alphabet of Chinese names is of no use to anybody.
    var known: Set<String> = []
    let names = byAge.map(country).filter { known.insert($0).inserted }
    let byCountry = Dictionary(grouping: byAge, by: country)
    return names.flatMap { name in
      (name.isEmpty ? [] : [Row.country(name)]) + (byCountry[name] ?? []).map(Row.city)
    }
  }

  /// The columns of a list in words of a size.
  private struct Grid {
    let setting: MapSetting
    let rows: [Row]
    let size: Double
    let room: Rect
    /// Whether countries are left out, and years said without a word.
    private let isShort: Bool
    private let hasCountry: Bool
    private let yearWidth: Double
    private let columnWidth: Double
    private let columns: Int

    init(_ setting: MapSetting, _ rows: [Row], size: Double, isShort: Bool = false, in room: Rect) {
      (self.setting, self.rows, self.size, self.room, self.isShort) = (setting, rows, size, room, isShort)
      let hasCountry = !isShort && setting.options.list == .year
      self.hasCountry = hasCountry
      let agreements = rows.flatMap { row -> [Agreement] in
        if case .city(let city) = row { city.agreements } else { [] }
      }
      let years = agreements.compactMap { Self.year($0, setting, isShort: isShort) }
      let yearWidth = years.map { setting.sizes.width([Text.Run($0, paint: .ink)], size: 0.72 * size) }.max() ?? 0
      let texts = agreements.map { setting.sizes.width(Self.words($0, setting, hasCountry: hasCountry), size: 1) }
      self.yearWidth = yearWidth
      columnWidth = yearWidth + 2 * size + (texts.max() ?? 0) * size
      columns = max(1, Int((room.width + 1.6 * size) / (columnWidth + 1.6 * size)))
    }

    private var pitch: Double { CityList.leading * size }
    private var perColumn: Int { max(0, Int(min(room.height, 1e6) / pitch)) }
    /// How many lines have room.
    var capacity: Int { columns * perColumn }
    /// Whether all of them have, each at its full width.
    var isEnough: Bool { fewestLines <= perColumn && columnWidth <= room.width }

    /// The lines on which rows stand, counted through columns of some lines: a country never stands alone at the end of one.
    private func slots(_ lines: Int) -> [Int] {
      var next = 0
      return rows.map { row in
        if case .country = row, next % lines == lines - 1 { next += 1 }
        defer { next += 1 }
        return next
      }
    }

    private func slotCount(_ lines: Int) -> Int { lines < 2 ? rows.count : (slots(lines).last ?? -1) + 1 }
    var leastHeight: Double {
      Double(fewestLines) * pitch
    }

    /// The fewest lines to a column on which all rows have room.
    private var fewestLines: Int {
      let even = (rows.count + columns - 1) / columns
      return (even..<even + 8).first { slotCount($0) <= columns * $0 } ?? even + 8
    }

    /// The year of an agreement, where it has one.
    ///
    /// - Parameter isShort: whether its pale marker alone says that it may be older.
    static func year(_ agreement: Agreement, _ setting: MapSetting, isShort: Bool) -> String? {
      if setting.atlas.isUndated { return nil }
      return agreement.established.map { isShort ? String($0.year) : setting.words.beneath($0, in: setting.language) }
    }

    /// The name of its city and, smaller by its paint alone, the country.
    static func words(_ agreement: Agreement, _ setting: MapSetting, hasCountry: Bool) -> [Text.Run] {
      let city = setting.atlas.city(of: agreement)
      let isBold = setting.atlas.relations.count > 1 && setting.atlas.rank(of: agreement) == 0
      let tag = setting.words.tag(setting.language)
      let name = Text.Run(city.names[setting.language], language: tag, isBold: isBold, paint: .ink)
      let country = city.country.names[setting.language]
      guard hasCountry, !country.isEmpty else { return [name] }
      return [name, Text.Run("  " + country, language: tag, paint: .secondary)]
    }

    /// The marks, and the cities that have room.
    func drawn() -> (layer: Layer, cities: Set<Int>) {
      var marks: [Mark] = []
      var cities: Set<Int> = []
      // As few lines to a column as will do, and spread over the height.
      let lines = max(1, min(perColumn, fewestLines))
      let used = (min(slotCount(lines), capacity) + lines - 1) / lines
      let step = min(room.height / Double(lines), 1.45 * pitch)
      let shift = (room.width + 1.6 * size) / Double(max(used, min(columns, 2)))
      // Where not all have room the last line says how many follow.
      let room = slotCount(lines) > columns * lines ? columns * lines - 1 : columns * lines
      let corner = { (slot: Int) in
        Point(x: self.room.x + Double(slot / lines) * shift, y: self.room.y + (Double(slot % lines) + 0.5) * step)
      }
      var others: [LabelledCity] = []
      for (row, slot) in zip(rows, slots(lines)) {
        guard slot < room else {
          if case .city(let city) = row { others.append(city) }
          continue
        }
        let corner = corner(slot)
        switch row {
        case .country(let name):
          let run = Text.Run(name, language: setting.words.tag(setting.language), isBold: true, paint: .secondary)
          let anchor = Point(x: corner.x, y: corner.y + 0.4 * size)
          marks.append(Mark(.text(Text([run], at: anchor, size: 0.85 * size)), Style(), classes: ["country"]))
        case .city(let city):
          cities.insert(city.index)
          for agreement in city.agreements { marks += entry(agreement, at: corner) }
        }
      }
      if !others.isEmpty { marks.append(note(others, at: corner(room))) }
      return (Layer("list", marks: marks), cities)
    }

    /// How many cities follow for which there is no line, from the day of the first of them.
    private func note(_ others: [LabelledCity], at corner: Point) -> Mark {
      let first = others.flatMap(\.agreements).compactMap { $0.lifespan?.from }.min()
      let words = setting.words.count(others.count, "unlisted", in: setting.language)
      let run = Text.Run(words, language: setting.words.tag(setting.language), paint: .secondary)
      let anchor = Point(x: corner.x, y: corner.y + 0.36 * size)
      return Mark(
        .text(Text([run], at: anchor, size: size)), Style(), lifespan: first.map { Lifespan(from: $0) } ?? .always,
        classes: ["note"])
    }

    private func entry(_ agreement: Agreement, at corner: Point) -> [Mark] {
      let (atlas, scale) = (setting.atlas, setting.scale)
      let rank = atlas.rank(of: agreement)
      let lifespan = agreement.lifespan ?? .always
      let facts = [Mark.Datum("city", atlas.city(of: agreement).id)]
      let baseline = corner.y + 0.36 * size
      let center = Point(x: corner.x + yearWidth + 0.8 * size, y: corner.y).rounded(steps: Viewport.stepsPerPixel)
      var (symbol, style) = Symbols.city(
        atlas.relations[rank], scale.paint(rank, year: agreement.lifespan?.from?.year ?? scale.years.upperBound),
        at: center, unit: size / Symbols.nameSize)
      if agreement.isLatest { style.opacity = Symbols.latestOpacity }
      let text = Text(
        Self.words(agreement, setting, hasCountry: hasCountry),
        at: Point(x: corner.x + yearWidth + 1.6 * size, y: baseline), size: size)
      let year = Self.year(agreement, setting, isShort: isShort).map {
        let run = Text.Run($0, paint: .secondary)
        let anchor = Point(x: corner.x + yearWidth, y: baseline)
        return Mark(
          .text(Text([run], at: anchor, alignment: .end, size: 0.72 * size)), Style(), lifespan: lifespan,
          classes: ["year"], data: facts)
      }
      return (year.map { [$0] } ?? []) + [
        Mark(.marker(symbol), style, lifespan: lifespan, classes: ["city", agreement.relation], data: facts),
        Mark(.text(text), Style(), lifespan: lifespan, classes: ["entry", agreement.relation], data: facts),
      ]
    }
  }
}
