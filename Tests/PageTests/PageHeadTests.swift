import Foundation
import Friendships
import Testing
import TestSupport

@testable import Page

/// What the page says to those who share, list and bookmark it.
@Suite struct PageHeadTests {
  private func properties(_ page: PageDocument) -> [String] {
    SamplePage.values("property", in: page.about)
  }

  @Test func theDescriptionIsMadeFromTheData() {
    let page = SamplePage.of(on: "1999-12-31")
    let told = escaped(Shenyang.words.summary(Shenyang.atlas, Shenyang.day("1999-12-31"), in: "zh"))
    #expect(page.about.contains("<meta name=\"description\" content=\"\(told)\">"))
    #expect(page.about.contains("<meta property=\"og:description\" content=\"\(told)\">"))
    #expect(page.about.contains("<title>\(Shenyang.atlas.title["zh"])</title>"))
  }

  @Test func languagesAreSaidAsLocales() {
    #expect(SamplePage.of().about.contains("\"og:locale\" content=\"zh_CN\""))
    #expect(SamplePage.of().about.contains("\"og:locale:alternate\" content=\"en_US\""))
    #expect(!SamplePage.of(Shenyang.atlas, ["en"]).about.contains("alternate"))
  }

  /// No promise without an address: pictures that are shared need an absolute one.
  @Test func onlyAnAddressGivesAPicture() throws {
    var page = SamplePage.of()
    page.pictureName = "map.png"
    #expect(properties(page) == ["og:type", "og:title", "og:description", "og:locale", "og:locale:alternate"])
    #expect(!page.about.contains("canonical"))
    page.address = try PageAddress("https://example.org/a&b/map.html", place: "--url")
    page.pictureName = "m 1.png"
    #expect(page.about.contains("<meta property=\"og:url\" content=\"https://example.org/a&amp;b/map.html\">"))
    #expect(page.about.contains("<meta property=\"og:image\" content=\"https://example.org/a&amp;b/m%201.png\">"))
    #expect(page.about.contains("<link rel=\"canonical\" href=\"https://example.org/a&amp;b/map.html\">"))
    page.pictureName = nil
    #expect(!page.about.contains("og:image") && page.about.contains("og:url"))
  }

  /// It is part of the page, in its colours, and the policy lets it be shown.
  @Test func theIconIsInThePage() throws {
    let page = SamplePage.of()
    let address = try #require(SamplePage.values("href", in: page.about).last)
    #expect(address.hasPrefix("data:image/svg+xml,"))
    let icon = try #require(address.dropFirst("data:image/svg+xml,".count).removingPercentEncoding)
    #expect(
      icon.hasPrefix("<svg xmlns=") && icon.hasSuffix("</svg>") && icon.contains("\(page.palettes.light.colors[6])"))
    #expect(page.imagePolicy == "img-src 'self' blob: data:")
  }

  @Test(arguments: [
    ("https://example.org", "https://example.org/m.png"), ("https://example.org/", "https://example.org/m.png"),
    ("http://example.org/a/b.html", "http://example.org/a/m.png"),
    ("https://example.org/a/", "https://example.org/a/m.png"),
  ]) func aPictureStandsBesideItsPage(_ text: String, _ expected: String) throws {
    #expect(try PageAddress(text, place: "--url").beside("m.png") == expected)
  }

  @Test(arguments: [
    ("map.html", "not a web address"), ("javascript:alert(1)", "not a web address"),
    ("https://me:secret@example.org/", "a web address with a name or a password"),
    ("https://example.org/#city=x", "more than the address of a page"),
    ("https://example.org/?page=2", "more than the address of a page"),
  ]) func whatIsNoAddressOfAPageIsRefused(_ text: String, _ what: String) {
    #expect { try PageAddress(text, place: "--url") } throws: { "\($0)".contains(what) }
  }
}
