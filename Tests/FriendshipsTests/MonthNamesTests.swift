import Testing

@testable import Friendships

@Suite struct MonthNamesTests {
  /// The twelve names of each language, as its dictionaries have them; in the genitive where dates have that.
  @Test(arguments: [
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "jan feb mar apr may jun jul aug sep oct nov dec",
  ])
  func everyNameHasItsNumber(_ names: String) {
    #expect(names.split(separator: " ").map { MonthNames.number(String($0)) } == (1...12).map(Int?.some))
  }

  /// Short names that stand for different months in two languages would be guesses.
  @Test(arguments: ["", "m", "ma", "mayor", "january1", "März", "monday", "rok"])
  func anythingElseIsNone(_ word: String) { #expect(MonthNames.number(word) == nil) }

  @Test(arguments: [
    ("jänner", 1), ("mrz", 3), ("sept", 9), ("août", 8), ("aout", 8), ("setiembre", 9), ("maj", 5), ("май", 5),
    ("okt", 10),
    ("ago", 8), ("out", 10), ("dez", 12), ("dic", 12), ("déc", 12), ("mrt", 3), ("gen", 1), ("ene", 1),
  ])
  func shortAndOtherFormsAreKnown(_ word: String, _ month: Int) { #expect(MonthNames.number(word) == month) }
}
