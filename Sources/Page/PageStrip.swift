import Cartography
import Drawing
import Friendships

/// The strip of years above the slider: a mark for each agreement above the year from which it counts, or bars where there are too many.
struct PageStrip {
  private let page: PageDocument
  private let scale: LinkScale
  /// The dated agreements up to the page's year, in order, each with its year.
  private let dated: [(agreement: Agreement, year: Int)]

  /// From one mark of a year to the next above it, and the largest number of marks that stand so, pixels.
  private static let pitch = 10
  private static let mostInColumn = 8
  private static let barHeight = 60.0
  private static let mostMarks = 150

  init(_ page: PageDocument) {
    self.page = page
    scale = LinkScale(page.atlas)
    dated = page.atlas.inOrder.compactMap { agreement in
      agreement.lifespan?.from.flatMap { $0 <= page.day ? (agreement, $0.year) : nil }
    }
  }

  /// Whether some agreement is only known to have been made by its date.
  var hasLatest: Bool { dated.contains { $0.agreement.isLatest } }

  /// The strip as markup; empty where there are too few years to be compared.
  ///
  /// - Parameter years: those of the slider.
  func html(_ years: ClosedRange<Int>) -> String {
    guard dated.count > 2, years.count > 2 else { return "" }
    let counts = Dictionary(grouping: dated, by: \.year).mapValues(\.count)
    let tallest = counts.values.max() ?? 1
    let hasBars = dated.count > Self.mostMarks || tallest > Self.mostInColumn
    let height = hasBars ? Int(Self.barHeight) : tallest * Self.pitch + 2
    var columns: [Int: Int] = [:]
    let marks = dated.map { agreement, year -> String in
      let column = columns[year, default: 0]
      columns[year] = column + 1
      let share = Double(year - years.lowerBound) / Double(years.count - 1)
      return hasBars
        ? bar(agreement, year, at: share, column, unit: Self.barHeight / Double(tallest), years)
        : mark(agreement, year, at: percent(share), y: height - column * Self.pitch - Self.pitch / 2 - 1)
    }
    return "<svg class=\"strip\" width=\"100%\" height=\"\(height)\" aria-hidden=\"true\">\(marks.joined())</svg>"
  }

  private func mark(_ agreement: Agreement, _ year: Int, at x: String, y: Int) -> String {
    let rank = page.atlas.rank(of: agreement)
    let color = page.color(scale.paint(rank, year: year))
    let pale = agreement.isLatest ? " opacity=\".5\"" : ""
    switch page.atlas.relations[rank].marker {
    case .disc: return "<circle\(facts(agreement))\(pale) cx=\"\(x)\" cy=\"\(y)\" r=\"4\" fill=\"\(color)\"/>"
    case .diamond:
      return
        "<svg\(facts(agreement))\(pale) x=\"\(x)\" y=\"\(y)\" overflow=\"visible\"><path d=\"M0-4L4 0 0 4-4 0Z\" fill=\"\(page.color(Paint.fixed[1]))\" stroke=\"\(color)\" stroke-width=\"1.5\"/></svg>"
    }
  }

  private func bar(
    _ agreement: Agreement, _ year: Int, at share: Double, _ column: Int, unit: Double, _ years: ClosedRange<Int>
  ) -> String {
    let paint = scale.paint(page.atlas.rank(of: agreement), year: year)
    let top = tenths(Self.barHeight - Double(column + 1) * unit)
    let width = 0.8 / Double(years.count)
    return
      "<rect\(facts(agreement)) x=\"\(percent(share - width / 2))\" y=\"\(top)\" width=\"\(percent(width))\" height=\"\(tenths(unit))\" fill=\"\(page.color(paint))\"/>"
  }

  /// By what the script shows and hides it.
  private func facts(_ agreement: Agreement) -> String {
    let lifespan = agreement.lifespan ?? .always
    let isOff = !lifespan.contains(page.day)
    let until = lifespan.until.map { " data-until=\"\($0)\"" } ?? ""
    return
      "\(isOff ? " class=\"off\" display=\"none\"" : "") data-city=\"\(escaped(page.atlas.city(of: agreement).id))\" data-from=\"\(lifespan.from.map(String.init(describing:)) ?? "")\"\(until)"
  }

  private func percent(_ share: Double) -> String { tenths(share * 100) + "%" }

  private func tenths(_ value: Double) -> String {
    let whole = Int((value * 10).rounded())
    return "\(whole < 0 ? "-" : "")\(abs(whole) / 10).\(abs(whole) % 10)"
  }
}
