import Foundation
import Testing

@testable import fmap

/// The hub's own country is none of its friends' countries; around a hub in China neither are Hong Kong, Macao and Taiwan, however a table
/// writes them.
@Suite struct HomeCountryTests {
  private func check(_ table: String, hub: String, language: String = "zh") throws -> (said: String, summary: String) {
    let program = try Program()
    try program.write(table, to: "t.csv")
    let said = try program.run(["check", "t.csv", "--hub", hub, "--lang", language])
    _ = try program.run(["render", "t.csv", "--hub", hub, "-o", "t.svg"])
    let summary = (try program.read("t.svg") ?? "").firstMatch(of: #/<desc[^>]*>(.*?)<\/desc>/#).map { String($0.1) }
    return (said.text, summary ?? "")
  }

  private let abroad = "东京,日本,1998\n札幌,日本,1980\n都灵,意大利,1985\n"

  @Test(arguments: [
    ("台北", "台湾", "中国台湾"), ("台北", "臺灣", "中国台湾"), ("台北", "中華民國", "中国台湾"), ("台北", "Taiwan", "Taiwan, China"),
    ("Taipei", "TW", "Taiwan, China"), ("香港", "香港", "中国香港"), ("香港", "Hong Kong", "Hong Kong, China"),
    ("澳门", "澳門", "中国澳门"), ("澳门", "MO", "Macao, China"), ("台北", "Republic of China (Taiwan)", "Taiwan, China"),
  ])
  func aPartOfChinaIsNoCountryAndItsNameIsHintedAt(_ city: String, _ country: String, _ form: String) throws {
    let found = try check("城市,国家,时间\n\(abroad)\(city),\(country),1999\n", hub: "沈阳")
    #expect(found.said.contains("t.csv:5:2: 与国内公开地图的写法不同：“\(country)”；公开前请改为“\(form)”；国家数没有计入它"))
    #expect(!found.said.contains("国名前后不一"))
    #expect(found.summary.contains("4座城市") && found.summary.contains("2个国家"), "\(found.summary)")
    let table = "City,Country,Date\nTokyo,Japan,1998\n\(city),\(country),1999\n"
    let english = try check(table, hub: "Shenyang", language: "en")
    #expect(english.said.contains("not as maps published in China write it: \"\(country)\"; write \(form) before"))
  }

  @Test(arguments: ["中国台湾", "中国台湾省", "中国台湾地区", "台湾（中国）", "Taiwan, China", "China Taiwan"])
  func theFormOfPublishedMapsNeedsNoHint(_ country: String) throws {
    let found = try check("城市,国家,时间\n\(abroad)台北,\"\(country)\",1999\n香港,中国香港,1999\n", hub: "沈阳")
    #expect(!found.said.contains("写法不同") && !found.said.contains("国名前后不一"), "\(found.said)")
    #expect(found.summary.contains("5座城市") && found.summary.contains("2个国家"), "\(found.summary)")
  }

  /// Elsewhere a table's own names count as they are.
  @Test func aHubElsewhereIsToldNothing() throws {
    let found = try check("City,Country,Date\nTaipei,Taiwan,1998\nTurin,Italy,1985\n", hub: "Leipzig", language: "en")
    #expect(!found.said.contains("published in China"))
    #expect(found.summary.contains("2 countries"), "\(found.summary)")
  }

  @Test(arguments: [
    ("Leipzig", "Krakau,Polen\nHannover,Deutschland\n"),
    ("Leipzig,51.34,12.37", "Krakau,Polen\nHannover,Deutschland\n"),
  ])
  func aFriendAtHomeMakesNoCountry(_ hub: String, _ rows: String) throws {
    let found = try check("Stadt,Land\n\(rows)", hub: hub, language: "en")
    #expect(found.summary.contains(#/2 .* 1 Land|2 cities in 1 country/#), "\(found.summary)")
  }
}
