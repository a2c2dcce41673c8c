import Friendships
import Testing
import TestSupport

@Suite struct SlugTests {
  @Test(arguments: [
    ("Düsseldorf", "dusseldorf"), ("Du\u{308}sseldorf", "dusseldorf"), ("Łódź", "lodz"), ("São Paulo", "sao-paulo"),
    ("Ho Chi Minh City", "ho-chi-minh-city"), ("Thành phố Hồ Chí Minh", "thanh-pho-ho-chi-minh"),
    ("Straße", "strasse"), ("STRAẞE", "strasse"), ("Ærø", "aero"), ("Œuvre", "oeuvre"), ("Đà Nẵng", "da-nang"),
    ("Yaoundé", "yaounde"), ("İstanbul", "istanbul"), ("Diyarbakır", "diyarbakir"), ("Békéscsaba", "bekescsaba"),
    ("St. John's", "st-john-s"), ("  A -- B  ", "a-b"), ("Area 51", "area-51"), ("Turin/Torino", "turin-torino"),
    ("札幌", ""), ("Иркутск", ""), ("", ""), ("---", ""), ("\u{301}", ""), ("札幌 Sapporo", "sapporo"),
    ("Tromsø", "tromso"), ("Malmö", "malmo"), ("Iași", "iasi"), ("Brčko", "brcko"),
  ])
  func namesBecomeIds(_ name: String, _ id: String) { #expect(slug(name) == id) }

  @Test func aSlugIsItsOwnSlug() {
    for city in Shenyang.atlas.cities {
      let id = slug(city.names["en"])
      #expect(slug(id) == id && id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
    }
  }

  @Test(arguments: 1...20) func everySlugIsUsableInAnId(_ seed: UInt64) {
    var random = Seeded(seed)
    let scalars = (0..<60).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x24FF, using: &random)) }
    let id = slug(String(String.UnicodeScalarView(scalars)))
    #expect(id.isEmpty || id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(id)")
  }

  @Test(arguments: [
    ("Ǽrø", "aero"), ("Garðabær", "gardabaer"), ("Þingvellir", "thingvellir"), ("Ħamrun", "hamrun"),
  ]) func lettersOfTheNorthAndOfMaltaAreSpeltOut(name: String, expected: String) {
    #expect(slug(name) == expected)
  }
}
