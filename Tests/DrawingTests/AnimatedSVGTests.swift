import Drawing
import Foundation
import Testing

@Suite struct AnimatedSVGTests {
  private static let frames = [2000, 2001, 2002].map { Frame(day: Day(lastOf: $0), centiseconds: 50) }

  private static func mark(_ id: String, _ lifespan: Lifespan) -> Mark {
    Mark(.marker(Marker(.disc, at: .init(x: 5, y: 5), radius: 2)), Style(fill: Paint(0)), lifespan: lifespan, id: id)
  }

  private static let scene = Scene(
    size: Size(width: 10, height: 10), palette: Palette([Color(red: 1, green: 2, blue: 3)]),
    layers: [
      Layer(
        "cities",
        marks: [
          mark("always", .always), mark("from-2001", Lifespan(from: Day(lastOf: 2001))),
          mark("until-2001", Lifespan(until: Day(lastOf: 2001))), mark("never", Lifespan(from: Day(lastOf: 2020))),
        ])
    ])

  private static func caption(_ frame: Frame) -> Caption {
    let words = [String(frame.day.year), "same"].map { word in
      Mark(.text(Text([Text.Run(word, paint: Paint(0))], at: .init(x: 1, y: 1), size: 3)), Style())
    }
    return Caption(title: "T", description: "D", language: "en", layers: [Layer("caption", marks: words)])
  }

  private let svg = String(
    decoding: SVG().animated(
      scene, language: "en", captions: frames.map { ($0, caption($0)) }, metadata: "{}"), as: UTF8.self)

  @Test func marksHaveTheClassOfTheFramesThatShowThem() {
    #expect(svg.contains("<g id=\"always\">"))
    #expect(svg.contains("<g id=\"from-2001\" class=\"t1-2\">"))
    #expect(svg.contains("<g id=\"until-2001\" class=\"t0-1\">"))
    #expect(!svg.contains("never"))
  }

  @Test func wordsThatStayAreWrittenOnce() {
    #expect(svg.components(separatedBy: ">same<").count == 2)
    #expect(svg.components(separatedBy: "class=\"tw").count == 4)
  }

  /// At rest only the last frame is seen.
  @Test func whatTheLastFrameLacksIsHiddenAtRest() {
    let rest = svg.components(separatedBy: "<style>").last?.components(separatedBy: "{visibility:hidden}").first ?? ""
    #expect(rest.contains(".t0-1") && rest.contains(".tw0-0") && rest.contains(".tw1-1"))
    #expect(!rest.contains(".t1-2") && !rest.contains(".tw2-2"))
  }

  @Test func everyClassInUseHasItsTime() {
    for name in ["t1-2", "t0-1", "tw0-0", "tw1-1", "tw2-2"] {
      #expect(svg.contains(".\(name){animation:"), "\(name)")
    }
    // Three frames of half a second: what stays is off until it begins, what leaves is on for its time.
    #expect(svg.contains(".t1-2{animation:off .50s,fade .3s .50s}"))
    #expect(svg.contains(".t0-1{animation:on 1s 0s}"))
    #expect(svg.contains(".tw1-1{animation:on .50s .50s}"))
    #expect(svg.contains("prefers-reduced-motion:no-preference"))
    #expect(svg.components(separatedBy: "<style>").count == 2)
  }
}
