import Cartography
import Drawing
import Foundation
import Friendships
import Testing
import TestSupport

@testable import Page

/// The strip of years above the slider; what the script does with it is the matter of Tests/Referees/test_page.py.
@Suite struct PageStripTests {
  private func strip(
    _ atlas: Atlas = Shenyang.atlas, on day: String = "2021-12-31", _ years: ClosedRange<Int> = 1980...2021
  ) -> String {
    PageStrip(SamplePage.of(atlas, ["en"], on: day)).html(years)
  }

  private func atlas(_ years: [Int]) -> Atlas {
    SampleTable.read(
      years.enumerated().map { SampleTable.row(city: "City \($0.offset)", established: "\($0.element)") }
    ).atlas
  }

  /// Where marks stand from left to right, in percent.
  private func places(_ html: String, _ attribute: String) -> [Double] {
    SamplePage.values(attribute, in: html).filter { $0.hasSuffix("%") }.compactMap { Double($0.dropLast()) }
  }

  /// As many as agreements up to the day of the page, which of those that have ended too.
  @Test(arguments: [("2021-12-31", 39), ("1998-12-31", 12), ("1981-08-17", 1)])
  func everyAgreementUpToTheDayHasItsMark(_ day: String, _ count: Int) {
    let last = Shenyang.day(day)
    let agreements = Shenyang.atlas.inOrder.filter { $0.lifespan?.from.map { $0 <= last } ?? false }
    #expect(agreements.count == count)
    let html = strip(on: day, 1980...last.year)
    guard count > 2 else { return #expect(html.isEmpty) }
    #expect(SamplePage.values("data-city", in: html) == agreements.map { Shenyang.atlas.city(of: $0).id })
    #expect(SamplePage.values("data-from", in: html) == agreements.map { $0.lifespan?.from?.description ?? "" })
    #expect(SamplePage.values("data-until", in: html) == agreements.compactMap { $0.lifespan?.until?.description })
  }

  /// The first year at 0 %, the last one at 100 %, as the slider has them.
  @Test func marksStandWhereTheSliderHasTheirYear() {
    let html = strip(atlas([2000, 2001, 2005, 2010]), on: "2010-12-31", 2000...2010)
    #expect(places(html, "cx") == [0, 10, 50, 100])
  }

  /// In the order of time from below, ten pixels apart.
  @Test func marksOfOneYearStandAboveEachOther() {
    let html = strip(atlas([2000, 2005, 2005, 2005]), on: "2010-12-31", 2000...2010)
    let heights = SamplePage.values("cy", in: html).compactMap(Int.init)
    #expect(heights.count == 4 && heights[0] == heights[1])
    #expect(heights[1] - heights[2] == 10 && heights[2] - heights[3] == 10 && heights[3] >= 5)
    #expect(SamplePage.values("height", in: html) == ["32"])
  }

  /// Daejeon and Karachi rose from one kind to the other: the mark of what is over is off.
  @Test func whatIsNotInForceIsOff() {
    let marks = strip().components(separatedBy: " data-city=\"").map { $0 }
    let off = zip(marks, marks.dropFirst()).filter { $0.0.hasSuffix(" class=\"off\" display=\"none\"") }.map {
      $0.1.prefix { $0 != "\"" }
    }
    #expect(Set(off) == ["daejeon-kr", "karachi-pk"] && off.count == 2)
  }

  /// Its colour and symbol are those of the map; what is only known to have been there by its date is pale.
  @Test func marksLookLikeThoseOfTheMap() {
    let (html, scale) = (strip(), LinkScale(Shenyang.atlas))
    let palette = SamplePage.palettes(Shenyang.atlas).light
    let color = { (rank: Int, year: Int) in
      let paint = scale.paint(rank, year: year)
      return "var(--c\(paint.index),\(palette[paint]))"
    }
    #expect(
      html.components(separatedBy: "<circle").count - 1 == Shenyang.atlas.inOrder.count { $0.relation == "sister" })
    #expect(
      html.components(separatedBy: "<path").count - 1 == Shenyang.atlas.inOrder.count { $0.relation == "cooperative" })
    #expect(html.components(separatedBy: " opacity=\".5\"").count - 1 == 6)
    #expect(html.contains("fill=\"\(color(0, 1980))\"") && html.contains("stroke=\"\(color(1, 2018))\""))
  }

  /// More than 150, or more than eight in a year: bars, piece upon piece, up to 60 pixels.
  @Test func manyMarksAreBars() {
    #expect(!strip(atlas([Int](repeating: 2000, count: 8)), on: "2010-12-31", 2000...2010).contains("<rect"))
    let nine = strip(atlas([Int](repeating: 2000, count: 9)), on: "2010-12-31", 2000...2010)
    let pieces = { (html: String) in SamplePage.values("height", in: html).dropFirst().compactMap(Double.init) }
    #expect(pieces(nine).count == 9 && abs(pieces(nine).reduce(0, +) - 60) < 0.5 && !nine.contains("<circle"))
    #expect(SamplePage.values("y", in: nine).compactMap(Double.init).min() == 0)
    let many = strip(atlas((0..<151).map { 1980 + $0 % 40 }), on: "2021-12-31")
    // Four are a full bar.
    #expect(pieces(many).count == 151 && pieces(many).allSatisfy { $0 == 15 })
    // The first width is that of the strip. The middle of a bar stands where the slider has its year: 41 steps from 1980 to 2021.
    let years = SamplePage.values("data-from", in: many).compactMap { Int($0.prefix(4)) }
    #expect(years.count == 151 && years == years.sorted())
    for (year, (x, width)) in zip(years, zip(places(many, "x"), places(many, "width").dropFirst())) {
      #expect(abs(x + width / 2 - Double(year - 1980) / 41 * 100) <= 0.11, "\(year): \(x)")
    }
  }

  @Test func withTooLittleToCompareThereIsNoStrip() {
    #expect(strip(atlas([2000, 2005]), 2000...2005).isEmpty && strip(atlas([2000, 2001, 2001]), 2000...2001).isEmpty)
    #expect(!strip(atlas([2000, 2001, 2002]), 2000...2002).isEmpty)
    let undated = SampleTable.read(["A", "B", "C"].map { SampleTable.row(city: $0, established: "") }).atlas
    #expect(strip(undated).isEmpty)
  }
}
