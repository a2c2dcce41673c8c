import Drawing
import Foundation
import Testing

@Suite struct SVGGoldenTests {
  private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private let environment = ProcessInfo.processInfo.environment

  @Test func theSampleSceneIsWrittenAsRecorded() throws {
    let svg = SVG(idPrefix: "m1-").still(SampleScene.scene, caption: SampleScene.caption, metadata: #"{"a":"<&"}"#)
    try expect(String(decoding: svg, as: UTF8.self), golden: "SVG.svg")
  }

  private func expect(_ actual: String, golden name: String) throws {
    let golden = folder.appendingPathComponent("Goldens").appendingPathComponent(name)
    if environment["FMAP_RECORD"] == "1", environment["CI"] == nil {
      try Data(actual.utf8).write(to: golden)
      Issue.record("recorded \(name): look at it, then run the tests again")
      return
    }
    let expected = (try? String(contentsOf: golden, encoding: .utf8)) ?? ""
    guard expected != actual else { return }
    let out = folder.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("out")
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    try Data(expected.utf8).write(to: out.appendingPathComponent("expected-" + name))
    try Data(actual.utf8).write(to: out.appendingPathComponent("actual-" + name))
    Issue.record("\(name) differs, see out/expected-\(name) and out/actual-\(name); \(difference(expected, actual))")
  }

  private func difference(_ expected: String, _ actual: String) -> String {
    let lines = [expected, actual].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let index = zip(lines[0], lines[1]).enumerated().first { $1.0 != $1.1 }?.offset ?? lines.map(\.count).min() ?? 0
    let line = lines.map { $0.indices.contains(index) ? String($0[index]) : "(no line)" }
    return "line \(index + 1):\n  expected \(line[0])\n  actual   \(line[1])"
  }
}
