import Foundation
import Friendships
import Testing
import TestSupport

@testable import Page

/// What visitors take with them, and what is seen where the page's style is blocked.
@Suite struct PageShareTests {
  @Test func buttonsHaveWordsInEveryLanguage() {
    let take = SamplePage.of().take
    #expect(SamplePage.values("data-take", in: take) == ["link", "picture", "table", "paper"])
    #expect(SamplePage.spoken("zh-Hans", in: take).prefix(5) == ["带走这张地图", "复制链接", "保存图片", "保存表格", "打印"])
    #expect(
      SamplePage.spoken("en", in: take).prefix(5) == [
        "Take it with you", "Copy link", "Save picture", "Save table", "Print",
      ])
    #expect(take.contains("如果没有反应：右上角 ··· › 在浏览器打开"))
  }

  /// The script shows parts of the dialog by these names.
  @Test func everyPartOfTheDialogIsKnownToTheScript() {
    let parts = Set(SamplePage.values("data-part", in: SamplePage.of().take).flatMap { $0.split(separator: " ") })
    #expect(parts == ["link", "table", "pixels", "vector"])
    for part in parts { #expect(PageDocument.script.contains("\"\(part)\""), "\(part)") }
    for told in SamplePage.values("data-told", in: SamplePage.of().take) {
      #expect(PageDocument.script.contains("\"\(told)\""), "\(told)")
    }
  }

  /// Without its style a small picture would be as wide as the page, and black.
  @Test func smallPicturesNeedNoStyle() {
    let html = SamplePage.html(SamplePage.of())
    let openings = html.components(separatedBy: "<svg ").dropFirst().compactMap {
      $0.components(separatedBy: ">").first
    }
    let small = openings.filter { !$0.contains("class=\"map\"") && !$0.contains("overflow=\"visible\"") }
    #expect(
      small.count > 5 && small.allSatisfy { " \($0)".contains(" width=\"") && $0.contains(" height=\"") }, "\(small)")
    let markup = html.components(separatedBy: "</script>")[1]
    #expect(markup.contains("var(--c5,#") && !markup.contains(#/var\(--c\d+\)/#))
  }
}
