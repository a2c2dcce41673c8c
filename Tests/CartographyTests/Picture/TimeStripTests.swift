import Drawing
import Geometry
import Testing
import TestSupport

@testable import Cartography
@testable import Friendships

/// The strip of years: legend, histogram and clock.
@Suite struct TimeStripTests {
  private let room = Rect(x: 100, y: 50, width: 900, height: 120)

  private func strip(_ atlas: Atlas) -> TimeStrip { TimeStrip(atlas, PageSizes(Size(width: 1920, height: 1080))) }

  private func atlas(_ years: [Int], relation: (Int) -> String = { _ in "b" }) -> Atlas {
    SampleTable.read(
      years.enumerated().map { index, year in
        SampleTable.row(city: "City \(index)", relation: relation(index), established: String(year))
      }
    ).atlas
  }

  /// How far a symbol reaches from its middle, with its line and the points of its corners.
  private func reach(_ mark: Mark) -> Double {
    guard let marker = mark.marker else { return 0 }
    let line = mark.style.stroke == nil || mark.style.stroke == .land ? 0 : mark.style.width / 2
    return marker.radius + (marker.symbol == .diamond ? line * 2.squareRoot() : line)
  }

  @Test func everyAgreementHasItsMark() throws {
    let (atlas, scale) = (Shenyang.atlas, LinkScale(Shenyang.atlas))
    let marks = Shenyang.scene.marks("legend timeline")
    #expect(marks.count == 39)
    for (agreement, mark) in zip(atlas.inOrder, marks) {
      let year = try #require(agreement.lifespan?.from?.year)
      #expect(mark.lifespan == agreement.lifespan && mark.city == atlas.city(of: agreement).id)
      let paint = scale.paint(atlas.rank(of: agreement), year: year)
      let kind = atlas.relations[atlas.rank(of: agreement)]
      #expect(
        (kind.marker == .disc ? mark.style.fill : mark.style.stroke) == paint && mark.marker?.symbol == kind.marker)
    }
  }

  /// Years lie in even steps; the marks of one year above each other, in the order of time.
  @Test func marksStandAboveTheirYear() throws {
    let marks = strip(Shenyang.atlas).layer(in: room).marks
    let (first, last) = (Shenyang.atlas.years.lowerBound, Shenyang.atlas.years.upperBound)
    let step = (room.width - 36) / Double(last - first)
    var columns: [Int: [Point]] = [:]
    for mark in marks {
      let (year, center) = (try #require(mark.lifespan.from?.year), try #require(mark.marker?.center))
      #expect(abs(center.x - (room.x + 18 + Double(year - first) * step)) < 0.06, "\(year)")
      #expect(center.y > room.y && center.y < room.maxY)
      columns[year, default: []].append(center)
    }
    #expect(columns[2011]?.count == 4)
    for (year, column) in columns {
      #expect(column.map(\.y) == column.map(\.y).sorted(by: >), "\(year)")
      for (below, above) in zip(column, column.dropFirst()) { #expect(abs(below.y - above.y - 12.5) < 0.11, "\(year)") }
    }
  }

  /// On pages of all forms, and where years lie close.
  @Test(arguments: [(1920.0, 1080.0), (1080, 1920), (3840, 1080), (3840, 2160), (1280, 720), (800, 600)])
  func noTwoMarksTouch(_ width: Double, _ height: Double) {
    let composer = Pictures.composer { $0.size = Size(width: width, height: height) }
    let marks = composer.compose(.none).marks("legend timeline")
    #expect(marks.count == 39)
    for (index, mark) in marks.enumerated() {
      for other in marks[..<index] {
        guard let a = mark.marker, let b = other.marker else { continue }
        let way = b.center - a.center
        #expect(
          max(abs(way.x), abs(way.y)) >= reach(mark) + reach(other) - 0.11, "\(mark.city ?? "") and \(other.city ?? "")"
        )
      }
    }
  }

  @Test func datesThatAreOnlyTheLatestPossibleArePale() {
    let pale = Set(
      Shenyang.atlas.inOrder.filter { $0.established?.isLatest ?? false }.map { Shenyang.atlas.city(of: $0).id })
    #expect(pale == ["ramat-gan-il", "lille-fr", "jeonju-kr", "gwangju-kr", "gunsan-kr", "florida-uy"])
    for mark in Shenyang.scene.marks("legend timeline") {
      #expect(mark.style.opacity == (pale.contains(mark.city ?? "") ? 0.5 : 1), "\(mark.city ?? "")")
    }
  }

  private func bars(_ atlas: Atlas, on day: String) -> [(kind: String, box: Rect)] {
    strip(atlas).marks(on: Shenyang.day(day), until: Shenyang.day(day), in: room).compactMap { mark in
      guard mark.classes.first == "bar", let corners = mark.path?.outlines.first else { return nil }
      let (xs, ys) = (corners.map(\.x), corners.map(\.y))
      guard let x = xs.min(), let y = ys.min(), let right = xs.max(), let bottom = ys.max() else { return nil }
      return (mark.classes[1], Rect(x: x, y: y, width: right - x, height: bottom - y))
    }
  }

  /// Seven above each other are marks; eight are a bar of 74, and the other bars are as high for their count.
  @Test func aFullColumnMakesBars() {
    let seven = strip(atlas([Int](repeating: 2000, count: 7) + [2004]))
    #expect(seven.layer(in: room).marks.count == 8)
    let full = atlas([Int](repeating: 2000, count: 8) + [2002, 2002, 2002, 2004]) { $0 < 5 ? "a" : "b" }
    #expect(strip(full).layer(in: room).marks.isEmpty)
    let bars = bars(full, on: "2010")
    #expect(bars.map(\.kind) == ["a", "b", "b", "b"])
    for (bar, count) in zip(bars, [5.0, 3, 3, 1]) { #expect(abs(bar.box.height - count * 74 / 8) < 1e-6) }
    // Upon each other, then beside each other.
    #expect(abs(bars[1].box.maxY - bars[0].box.y) < 1e-6 && bars[1].box.x == bars[0].box.x)
    #expect(bars[2].box.x > bars[0].box.maxX && bars[3].box.x > bars[2].box.maxX)
    // A day has those that are in force.
    #expect(self.bars(full, on: "2003").map(\.box.height).reduce(0, +) < bars.map(\.box.height).reduce(0, +))
    #expect(self.bars(full, on: "2003").count == 3)
  }

  /// 151 in forty years: bars whose heights sum to as many.
  @Test func manyMarksMakeBars() {
    let years = (0..<151).map { 1980 + $0 % 40 }
    #expect(strip(atlas(Array(years.prefix(150)))).layer(in: room).marks.count == 150)
    let many = atlas(years)
    #expect(strip(many).layer(in: room).marks.isEmpty)
    let heights = bars(many, on: "2030").map(\.box.height)
    // 31 years have four, the others three.
    #expect(heights.count == 40 && abs(heights.reduce(0, +) / 74 * 4 - 151) < 1e-6)
  }

  /// Over more than eighty years a bar stands for five.
  @Test func aLongTimeHasABarForFiveYears() {
    let bars = bars(atlas((0..<160).map { 1900 + $0 % 100 }), on: "2030")
    #expect(bars.count == 20)
    // Three fifths of the years have two: ten in each of twelve spans, five in the others.
    #expect(
      bars.map { ($0.box.height / 74 * 10).rounded() } == [Double](repeating: 10, count: 12)
        + [Double](repeating: 5, count: 8))
  }

  @Test func withTooLittleToCompareThereIsNoStrip() {
    for years in [[2000, 2005], [2000], [2000, 2001, 2001, 2000]] {
      let composer = Pictures.composer(atlas(years), ["en"])
      #expect(composer.compose(.none).layers.allSatisfy { $0.name != "legend timeline" }, "\(years)")
      let said = composer.caption(on: Shenyang.day("2010")).layers[0].marks
      #expect(said.allSatisfy { $0.classes != ["axis"] && $0.classes != ["year"] && $0.classes.first != "bar" })
    }
    #expect(Pictures.composer(atlas([2000, 2001, 2002]), ["en"]).compose(.none).marks("legend timeline").count == 3)
  }

  /// The line is filled up to the year of the day, or of the day to which a moving picture is on its way.
  @Test func theLineFillsWithTheYears() throws {
    let composer = Pictures.composer()
    let marks = composer.compose(.none).marks("legend timeline")
    let end = { (day: String, leading: String?) throws -> Double in
      let caption = composer.caption(on: Shenyang.day(day), leading: leading.map(Shenyang.day))
      let lines = caption.layers[0].marks.filter { $0.classes == ["axis"] }
      #expect(lines.count == 2 && lines[1].style.width > lines[0].style.width)
      return try #require(lines[1].path?.elements.last?.end?.x)
    }
    for year in [1984, 2003, 2018] {
      let place = try #require(marks.first { $0.lifespan.from?.year == year }?.marker?.center.x)
      #expect(abs(try end("\(year)", nil) - place) < 0.06)
      #expect(try end("\(year - 1)", "\(year)") == end("\(year)", nil))
    }
    let whole = try #require(
      composer.caption(on: Shenyang.day("2021")).layers[0].marks.first { $0.classes == ["axis"] }?.path)
    #expect(try end("2021", nil) == whole.elements.last?.end?.x && end("2030", nil) == end("2021", nil))
  }

  /// On its way to 1985 the picture has the marks of 1985, and links that end in a dot.
  @Test func onItsWayTheStripHasTheNewMarks() throws {
    let frame = Frame(day: Day(lastOf: 1985), share: 0.5, centiseconds: 10)
    let scene = Shenyang.scene.at(frame, language: "zh-Hans")
    let cities = scene.marks("legend timeline").compactMap(\.city)
    #expect(cities == ["sapporo-jp", "kawasaki-jp", "dusseldorf-de", "turin-it", "chicago-us"])
    let links = scene.marks("links")
    let tips = links.filter { $0.classes == ["tip"] }
    #expect(tips.count == 2)
    for (tip, id) in zip(tips, ["link-turin-it", "link-chicago-us"]) {
      let link = try #require(links.first { $0.id == id })
      let whole = try #require(Shenyang.scene.marks("links").first { $0.id == id }?.path)
      #expect(tip.marker?.center == link.path?.elements.last?.end && tip.style.fill == link.style.stroke)
      #expect(link.path?.elements.first == whole.elements.first && link.path != whole)
    }
    #expect(scene.marks("cities").allSatisfy { $0.lifespan.contains(Day(lastOf: 1984)) })
  }
}
