import Cartography
import Drawing
import Friendships
import Testing
import TestSupport

/// Choosing among agreements once replacement has been settled.
@Suite struct MapOptionsTests {
  private let atlas = Shenyang.atlas

  @Test func aFilterNeverBringsBackAReplacedAgreement() {
    let cooperative = atlas.filtered(relations: ["cooperative"], continents: [], countries: [])
    let ids = cooperative.agreements(on: Day(lastOf: 2021)).map(\.id)
    #expect(ids.count == 14)
    #expect(!ids.contains("karachi-pk") && !ids.contains("daejeon-kr"))
    #expect(cooperative.agreements(on: Shenyang.day("2021-12-08")).map(\.id).contains("karachi-pk"))
    #expect(cooperative.relations.map(\.id) == ["cooperative"])
  }

  @Test func anEmptyFilterKeepsAll() {
    let all = atlas.filtered(relations: [], continents: [], countries: [])
    #expect(all.agreements == atlas.agreements && all.relations == atlas.relations && all.years == atlas.years)
  }

  @Test func filtersAreJoined() {
    let africa = atlas.filtered(relations: [], continents: ["Africa"], countries: [])
    #expect(Set(africa.agreements.map { africa.city(of: $0).names["en"] }) == ["Yaoundé", "Rabat", "Jinja", "Cairo"])
    let korea = atlas.filtered(relations: ["sister"], continents: ["Asia"], countries: ["KR"])
    #expect(Set(korea.agreements.map(\.id)) == ["seongnam-kr", "daejeon-kr-2", "incheon-kr"])
    #expect(atlas.filtered(relations: ["sister"], continents: ["Africa"], countries: ["KR"]).agreements.isEmpty)
  }

  @Test func coloursDoNotChangeWithTheFilter() {
    #expect(atlas.filtered(relations: [], continents: ["Africa"], countries: []).years == 1980...2021)
  }

  @Test func theStandardMapIsTheOneOfTheDesign() {
    let options = MapOptions(languages: ["zh", "en"])
    #expect(options.size == Size(width: 1920, height: 1080) && options.centralMeridian == 150)
    #expect(options.theme.id == "light" && options.labels == .all && options.approval == nil)
    #expect(options.region == .auto && options.beneath == .both && options.list == .year && options.text == 1)
  }
}
