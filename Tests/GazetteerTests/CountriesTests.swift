import Testing

@testable import Gazetteer

@Suite struct CountriesTests {
  let countries: Countries

  init() throws { countries = try world().countries }

  @Test(arguments: [
    ("Germany", "DE"), ("Deutschland", "DE"), ("德国", "DE"), ("德國", "DE"), ("ドイツ", "DE"), ("독일", "DE"),
    ("Allemagne", "DE"),
    ("Alemania", "DE"), ("Germania", "DE"), ("Alemanha", "DE"), ("Германия", "DE"), ("Niemcy", "DE"),
    ("Duitsland", "DE"),
    ("DE", "DE"), ("deu", "DE"), ("Bundesrepublik Deutschland", "DE"), ("日 本", "JP"), ("Großbritannien", "GB"),
    ("GROSSBRITANNIEN", "GB"), ("Grande Bretagne", "GB"), ("GB", "GB"), ("UK", "GB"), ("U.K.", "GB"), ("苏格兰", "GB"),
    ("England", "GB"), ("Wales", "GB"), ("N. Ireland", "GB"), ("the United Kingdom", "GB"), ("Makedonien", "MK"),
    ("北馬其頓", "MK"),
    ("Republic of Macedonia", "MK"), ("Republic of Korea", "KR"), ("Korea (Republic of)", "KR"), ("韩国", "KR"),
    ("大韩民国", "KR"), ("Bosnien-Herzegowina", "BA"), ("Bosnia and Herzegovina", "BA"), ("VR China", "CN"),
    ("People's Republic of China", "CN"), ("People’s Republic of China", "CN"), ("the United States of America", "US"),
    ("USA", "US"), ("U.S.A.", "US"), ("États-Unis", "US"), ("l’Italie", "IT"), ("Italienische Republik", "IT"),
    ("義大利", "IT"),
    ("Republik Polen", "PL"), ("Tschechische Republik", "CZ"), ("泰國", "TH"), ("刚果共和国", "CG"), ("Congo", "CG"),
    ("Congo (Kinshasa)", "CD"), ("the Philippines", "PH"), ("Mongolia (country)", "MN"), ("Россия", "RU"),
    ("日本 Japan", "JP"),
    ("米国", "US"), ("アメリカ", "US"), ("イギリス", "GB"), ("Türkei", "TR"), ("Hong Kong", "HK"), ("Taiwan", "TW"),
    ("Kosovo", "XK"),
    ("Palestine", "PS"), ("Palestinian territories", "PS"), ("Ivory Coast", "CI"), ("Cape Verde", "CV"),
    ("Swaziland", "SZ"),
    ("Burma", "MM"), ("Holland", "NL"), ("República Popular China", "CN"), ("Königreich der Niederlande", "NL"),
    ("Nederland", "NL"), ("Scotland, UK", "GB"),
  ])
  func aCountryIsKnownByAnyName(_ asked: (name: String, code: String)) {
    #expect(countries.code(ofName: asked.name) == asked.code, "\(asked.name)")
  }

  @Test(arguments: [
    "", " ", "Paris", "Prussia", "()", "Atlantis", "ä", "Korea/Japan/Chile", "\u{0}", "republic", "the",
  ])
  func whatIsNoCountryHasNoCode(_ name: String) { #expect(countries.code(ofName: name) == nil) }

  @Test func aPartOfTheUnitedKingdomIsTold() {
    #expect(countries.match("Scotland") == CountryMatch(code: "GB", part: "SCT"))
    #expect(countries.match("威尔士")?.part == "WLS")
    #expect(countries.match("United Kingdom") == CountryMatch(code: "GB", part: nil))
  }

  @Test func aMisspeltCountryIsSuggested() {
    #expect(countries.suggestions(for: "Germny").first == "Germany")
    #expect(countries.suggestions(for: "Deutschlnad").first == "Deutschland")
    #expect(countries.suggestions(for: "xq").isEmpty)
  }

  /// Every code that ISO and CLDR have for a country with places: its English name and its codes lead back to it.
  @Test func everyCountryIsKnownByItsOwnNameAndCodes() throws {
    let block = try Block(builtIn)
    for line in try block.lines("land") {
      let (code, three) = (line[0], line[1])
      let name = try #require(countries.name(of: code))
      #expect(countries.code(ofName: name) == code, "\(name)")
      #expect(countries.code(ofName: code) == code)
      if !three.isEmpty { #expect(countries.code(ofName: three) == code, "\(three)") }
      #expect(countries.continent(of: code) != nil)
    }
    #expect(Set(block.countries).isSubset(of: Set(try block.lines("land").map { $0[0] })))
    #expect(block.countries.count > 240)
  }

  @Test func aCountryHasCodesOfTwoAndThreeLetters() {
    #expect(countries.shortCodes(of: "US") == ["US", "USA"] && countries.shortCodes(of: "GB") == ["GB", "GBR"])
    #expect(countries.shortCodes(of: "??").isEmpty && countries.shortCodes(of: "").isEmpty)
  }

  @Test func territoriesBelongToTheirCountry() {
    #expect(Set(countries.territories(of: "CN")) == ["HK", "MO", "TW"])
    #expect(countries.territories(of: "FR").contains("RE"))
    #expect(countries.territories(of: "JP").isEmpty)
    #expect(countries.continent(of: "JP") == .asia)
    #expect(countries.continent(of: "??") == nil)
  }
}
