import Foundation
import Testing
import TestSupport

@testable import Friendships

/// What is written without a tree of values is what the encoder makes of one.
@Suite struct JSONTextTests {
  private func written(_ add: (inout JSONText) -> Void) -> String {
    var json = JSONText()
    add(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func encoded(_ value: some Encodable) -> String { String(decoding: json(value), as: UTF8.self) }

  // MARK: Texts

  @Test(arguments: [
    ("", "\"\""), ("Åbo/沈阳 😀", "\"Åbo/沈阳 😀\""), ("\"", "\"\\\"\""), ("a\"b\\c\"", "\"a\\\"b\\\\c\\\"\""),
    ("\u{8}\t\n\u{C}\r", "\"\\b\\t\\n\\f\\r\""), ("\u{0}\u{F}\u{10}\u{1F}", "\"\\u0000\\u000f\\u0010\\u001f\""),
    ("\u{7F}\u{85}\u{2028}\u{2029}", "\"\u{7F}\u{85}\u{2028}\u{2029}\""),
  ])
  func quotesBackslashesAndControlsAreEscaped(_ text: String, _ wanted: String) {
    #expect(written { $0.text(text) } == wanted)
  }

  @Test func everyCharacterIsWrittenAsTheEncoderDoes() {
    let scalars = (0...0xFFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    let texts = stride(from: 0, to: scalars.count, by: 256).map { first in
      scalars[first..<min(first + 256, scalars.count)].map { "\($0)a" }.joined()
    }
    for text in texts + ["👩‍👩‍👧", "e\u{301}", "\u{10FFFF}", "\\u0041"] {
      #expect(written { $0.text(text) } == encoded(text))
    }
  }

  // MARK: Numbers

  @Test(arguments: [
    (0, "0"), (-0.0, "-0"), (12, "12"), (-180, "-180"), (8046, "8046"), (0.5, "0.5"), (-0.0625, "-0.0625"),
    (1e-5, "1e-05"), (1e16, "1e+16"), (0.1 + 0.2, "0.30000000000000004"),
  ])
  func numbersHaveTheirFewestDigits(_ value: Double, _ wanted: String) {
    #expect(written { $0.number(value) } == wanted && encoded(value) == wanted)
  }

  @Test(arguments: [
    (123.4314, "123.4314"), (-87.6298, "-87.6298"), (180, "180"), (100, "100"), (-0.5, "-0.5"), (0.0001, "0.0001"),
    (-0.0002345, "-0.000235"), (0.000099, "9.9e-05"), (0.0000994999, "9.9e-05"), (0.0000996, "0.0001"),
    (0.0000005, "1e-06"), (0.00000049, "0"), (-0.00000049, "-0"), (0, "0"), (-0.0, "-0"), (9.9999995, "10"),
    (12.3456785, "12.345679"), (1e300, "1e+300"),
  ])
  func placesHaveSixDecimals(_ value: Double, _ wanted: String) {
    #expect(written { $0.rounded(value) } == wanted)
  }

  @Test func placesAreWrittenAsTheEncoderDoes() {
    var random = Seeded(7)
    for size in [1e-7, 1e-5, 1e-4, 1e-3, 1, 10, 180, 1e5, 1e8, 1e9, 1e12] {
      for _ in 0..<500 {
        let value = Double.random(in: -size...size, using: &random)
        #expect(written { $0.rounded(value) } == encoded((value * 1e6).rounded() / 1e6), "\(value)")
      }
    }
  }

  // MARK: Lists and objects

  @Test func listsMayBeEmptyAndNested() {
    #expect(written { $0.list([String]()) { $1.text($0) } } == "[]")
    #expect(written { $0.list(["a"]) { $1.text($0) } } == "[\"a\"]")
    #expect(written { $0.list([[], [1.0], [2, 3]]) { $1.list($0) { $1.number($0) } } } == "[[],[1],[2,3]]")
  }

  @Test func objectsHaveTheMembersThatThereAre() {
    let members: [Member<Int>] = [
      Member("big", text: { $0 > 1 ? "y\"es" : nil }), Member("n", number: { Double($0) / 2 }),
      Member("q\"", text: { $0 > 0 ? "" : nil }),
    ]
    #expect(written { $0.object(members, of: 0) } == "{\"n\":0}")
    #expect(written { $0.object(members, of: 1) } == "{\"n\":0.5,\"q\\\"\":\"\"}")
    #expect(written { $0.object(members, of: 2) } == "{\"big\":\"y\\\"es\",\"n\":1,\"q\\\"\":\"\"}")
    #expect(written { $0.object([Member("a", text: { (_: Int) in nil })], of: 1) } == "{}")
  }

  // MARK: Documents

  private static let hostile = SampleTable.read(
    text: SampleTable.header.replacing("city_en", with: "city_en,city_zh,city_local")
      + ",note,photo,photo_alt,photo_alt_zh\n"
      + "\"A \"\"b\"\" \\c\",甲,😀,JP,Japan,Asia,0.00001,-0.0000001,a,1990-02,2001,https://example.org/,n/\u{2028}x,,,\n"
      + "Antipode,,,JP,Japan,Asia,-41.8056,-56.5686,b,,,,,https://example.org/a.jpg,seen,看\n"
      + "Undated,,,JP,Japan,Asia,1,2,b,,,,,,,\n"
      + "Pole,,,JP,Japan,Asia,90,0,b,1991,,,,,,\n")

  /// Read and encoded anew, with members sorted by the encoder, a document is the same to the byte.
  @Test(arguments: [Shenyang.atlas, hostile.atlas, SampleTable.read([]).atlas])
  func documentsAreWhatTheEncoderMakesOfThem(_ atlas: Atlas) throws {
    let export = AtlasExport(atlas, languages: Shenyang.words.languages, words: Shenyang.words)
    for bytes in [export.geoJSON, export.document] {
      let value = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
      #expect(String(decoding: bytes, as: UTF8.self) == encoded(value) + "\n")
    }
  }
}

extension JSONValue: Encodable {
  public func encode(to encoder: Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let members): try container.encode(members)
    case .array(let elements): try container.encode(elements)
    case .string(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .bool(let bool): try container.encode(bool)
    case .null: try container.encodeNil()
    }
  }
}
