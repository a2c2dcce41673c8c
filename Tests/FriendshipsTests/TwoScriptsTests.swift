import Testing

@testable import Friendships

@Suite struct TwoScriptsTests {
  @Test(arguments: [
    ("奈良市 Nara", "Nara", "奈良市"), ("Nara 奈良市", "Nara", "奈良市"), ("奈良市\nNara", "Nara", "奈良市"),
    ("奈良市（Nara）", "Nara", "奈良市"), ("Nara (奈良市)", "Nara", "奈良市"), ("奈良市/Nara", "Nara", "奈良市"),
    ("奈良市Nara", "Nara", "奈良市"), ("圣保罗 São Paulo", "São Paulo", "圣保罗"), ("ナラ Nara City", "Nara City", "ナラ"),
    ("나라 Nara", "Nara", "나라"), ("圣彼得堡 Санкт-Петербург", "Санкт-Петербург", "圣彼得堡"),
    ("圣保罗, São Paulo", "São Paulo", "圣保罗"), ("圣保罗 · São Paulo", "São Paulo", "圣保罗"),
  ])
  func twoNamesInOneCell(_ text: String, _ latin: String, _ other: String) {
    let scripts = TwoScripts(text)
    #expect(scripts.latin == latin)
    #expect(scripts.other == other)
  }

  @Test(arguments: ["Nara", "São Paulo", "Нара", "القاهرة", "תל אביב", "กรุงเทพ", "თბილისი", "", " ", "12"])
  func oneScriptThatIsNotEastAsianIsOneName(_ text: String) {
    let scripts = TwoScripts(text)
    #expect(scripts.latin == text && scripts.other == nil)
  }

  @Test(arguments: ["奈良市", "バーバンク", "광주 광역시", "奈良 (1)", "東京 A地区", "卡尔斯鲁厄 Karlsruhe 市"])
  func oneNameStaysOne(_ text: String) {
    let scripts = TwoScripts(text)
    #expect(scripts.latin == nil && scripts.other == text)
  }

  @Test(arguments: [
    ("광주", "en", "ko"), ("ナラ", "en", "ja"), ("なら", "zh", "ja"), ("奈良", "en", "zh"), ("奈良", "ja", "ja"),
    ("奈良", "ko", "ko"), ("奈良", "de", "zh"), ("Nara", "de", "de"), ("", "en", "en"), ("Нара", "ru", "ru"),
  ])
  func theScriptTellsTheLanguage(_ text: String, _ column: String, _ language: String) {
    #expect(TwoScripts.language(of: text, orElse: column) == language)
  }
}
