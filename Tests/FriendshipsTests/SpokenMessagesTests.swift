import Messages
import Testing

@testable import Friendships

@Suite struct MessageTests {
  private func words(_ table: String) -> Words {
    var problems: [Problem] = []
    return Words(Array(table.utf8), file: "w.csv", problems: &problems)
  }

  @Test func aSentenceKeepsItsPlacesApartFromItsWords() {
    let (count, name) = (3, "a {1} b")
    let message: Message = "\(count) of \(name)"
    #expect(message.format == "{1} of {2}" && message.description == "3 of a {1} b")
  }

  @Test func aTranslationMayTurnTheOrderAround() {
    let words = words("key,en,zh\n{1} of {2},{1} of {2},{2}之{1}\nb,b,乙\n")
    let message: Message = "\("x{2}") of \("b" as Message)"
    #expect(words.say(message, in: "zh") == "乙之x{2}")
    #expect(words.say(message, in: "en") == "x{2} of b")
    #expect(words.say("not there", in: "zh") == "not there")
  }

  @Test func aProblemIsSaidWhole() {
    let words = words("key,en,zh\n\"{1}: {2}: \"\"{3}\"\"; {4}\",x,{1}: {2}：“{3}”；{4}\nwrong,wrong,错\n")
    let problem = Problem(at: "t.csv:1:2", "wrong", found: "f\u{7}", cure: "right")
    #expect(words.say(problem, in: "zh") == "t.csv:1:2: 错：“f\\u{7}”；right")
    #expect(problem.description == "t.csv:1:2: wrong: \"f\\u{7}\"; right")
  }

  @Test func dataIsNeverTranslated() {
    let words = words("key,en,zh\nwrong,wrong,错\n")
    #expect(words.say(Message(verbatim: "wrong"), in: "zh") == "wrong")
    let city = "wrong"
    let message: Message = "\(city)"
    #expect(words.say(message, in: "zh") == "wrong")
  }
}
