import Testing

@testable import fmap_studio

@Suite struct SecretTests {
  @Test func everyOneHas128BitsOfItsOwn() {
    let secrets = (0..<200).map { _ in Secret().description }
    #expect(Set(secrets).count == 200)
    #expect(secrets.allSatisfy { $0.utf8.count == 32 && $0.utf8.allSatisfy(isHexadecimal) })
    // Each of the 128 bits is set in some of them and not in others; that one never is has a chance of 2 to the -191.
    let numbers = secrets.map { (UInt64($0.prefix(16), radix: 16) ?? 0, UInt64($0.suffix(16), radix: 16) ?? 0) }
    #expect(numbers.reduce(0) { $0 | $1.0 } == .max && numbers.reduce(0) { $0 | $1.1 } == .max)
    #expect(numbers.reduce(UInt64.max) { $0 & $1.0 } == 0 && numbers.reduce(UInt64.max) { $0 & $1.1 } == 0)
  }

  @Test func onlyTheVerySameTextIsIt() throws {
    let text = "00112233445566778899aabbccddeeff"
    let secret = try #require(Secret(text))
    #expect(secret.equals(text))
    for index in text.indices {
      var other = text
      other.replaceSubrange(index...index, with: text[index] == "f" ? "e" : "f")
      #expect(!secret.equals(other))
    }
    for other in ["", "0", String(text.dropLast()), text + "0", text.uppercased()] { #expect(!secret.equals(other)) }
  }

  @Test(arguments: ["", "0011", "00112233445566778899AABBCCDDEEFF", "00112233445566778899aabbccddeefg"])
  func otherTextsAreNone(_ text: String) { #expect(Secret(text) == nil) }

  @Test func numbersHaveAllTheirDigits() {
    #expect(hexadecimal(0) == "0000000000000000" && hexadecimal(.max) == "ffffffffffffffff")
    #expect(hexadecimal(0xAB) == "00000000000000ab")
  }
}
