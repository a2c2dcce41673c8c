import Foundation
import Gazetteer
import Testing

@testable import FriendshipMaps

/// What a page's search knows beside the words of its table.
@Suite struct PageSearchTests {
  private func aliases(_ codes: Set<String>, _ languages: [String] = ["zh", "en"]) -> String {
    PageSearch.aliases(of: codes, words: BuiltIn.words, languages: languages)
  }

  @Test func countriesHaveTheirCodesAndShortNamesInTheLanguagesOfThePage() {
    #expect(aliases(["UY", "GB"]) == "GB:gb|gbr|大不列颠|uk|britain|great britain,UY:uy|ury")
    #expect(aliases(["GB"], ["en"]) == "GB:gb|gbr|uk|britain|great britain")
    #expect(aliases(["GB"], ["es"]) == "GB:gb|gbr|gran bretaña")
    #expect(aliases([]).isEmpty && aliases([""]).isEmpty)
  }

  /// Taiwan, Hong Kong and Macao are called as the table calls them.
  @Test func someAreCalledAsTheTableCallsThem() {
    #expect(aliases(["TW", "HK", "MO"]).isEmpty)
    #expect(aliases(["TW", "JP"]) == "JP:jp|jpn")
    for code in ["TW", "HK", "MO", "CN"] {
      #expect(BuiltIn.words.languages.allSatisfy { BuiltIn.words.aliases(of: "short.\(code)", in: $0).isEmpty })
    }
  }

  /// Each is a name of just that country to the gazetteer too, and none has a sign that separates.
  @Test func everyShortNameIsOneOfItsCountry() throws {
    let countries = try BuiltIn.gazetteer().countries
    let keys = try Program.geodata("words.csv").split(separator: "\n").filter { $0.hasPrefix("short.") }
    #expect(keys.count > 20)
    for key in keys.compactMap({ $0.split(separator: ",").first }) {
      for language in BuiltIn.words.languages {
        for name in BuiltIn.words.aliases(of: String(key), in: language) {
          #expect(countries.code(ofName: name) == String(key.dropFirst("short.".count)), "\(key) \(language): \(name)")
          #expect(!name.contains(",") && !name.contains(":"))
        }
      }
    }
  }
}
