import Geometry
import Messages

extension SVG {
  /// A whole timeline as one UTF-8 document with its own clock, which plays in a plain `<img>`.
  ///
  /// Marks fade in; words change at once. Without animation, and for readers who ask for reduced motion, it shows its
  /// last frame. The one `<style>` element holds the times; everything else is as in a still.
  ///
  /// - Parameters:
  ///   - scene: the scene for all time.
  ///   - language: the language of the label layer to show.
  ///   - captions: the frames in order, each with what is said about it; at least one.
  ///   - metadata: facts about how the picture was made, as JSON text.
  package func animated(
    _ scene: Scene, language: String, captions: [(frame: Frame, caption: Caption)], metadata: String
  ) -> [UInt8] {
    guard let last = captions.last else { return [] }
    var clock = Clock(captions.map(\.frame))
    let map = scene.layers(in: language).map(\.cutAtItsEdge).map { layer in
      layer.with(layer.marks.compactMap { clock.timed($0) })
    }
    let words = last.caption.layers.indices.map { index in
      Layer(last.caption.layers[index].name, marks: clock.merged(captions.map { $0.caption.layers[index].marks }))
    }
    let whole = Scene(size: scene.size, palette: scene.palette, typefaces: scene.typefaces, layers: map)
    let caption = Caption(
      title: last.caption.title, description: last.caption.description, language: last.caption.language, layers: words)
    return document(whole, caption: caption, metadata: metadata, style: clock.style)
  }
}

/// When each frame begins, and the classes that stand for spans of frames.
private struct Clock {
  private let frames: [Frame]
  /// The beginning of each frame in hundredths of a second, and the end of the last.
  private let times: [Int]
  /// The spans in use.
  private var spans: Set<Span> = []

  init(_ frames: [Frame]) {
    self.frames = frames
    times = frames.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.centiseconds) }
  }

  /// A mark with the class of the frames that show it; nothing when none does.
  mutating func timed(_ mark: Mark) -> Mark? {
    let shown = frames.indices.filter { mark.lifespan.contains(frames[$0].shownDay) }
    guard let first = shown.first, let last = shown.last else { return nil }
    return show(mark, Span(first: first, last: last, fades: true))
  }

  /// The marks of all captions in the order of the first; one that stays the same over several frames stands there once.
  mutating func merged(_ captions: [[Mark]]) -> [Mark] {
    var marks: [Mark] = []
    for index in 0..<(captions.map(\.count).min() ?? 0) {
      var first = 0
      for frame in captions.indices
      where frame + 1 == captions.count || captions[frame + 1][index] != captions[frame][index] {
        marks.append(show(captions[frame][index], Span(first: first, last: frame, fades: false)))
        first = frame + 1
      }
    }
    return marks
  }

  /// A mark with the class of its span; as it is when it is there from the first frame to the last.
  private mutating func show(_ mark: Mark, _ span: Span) -> Mark {
    guard span.first > 0 || span.last + 1 < frames.count else { return mark }
    spans.insert(span)
    return mark.timed(span.name)
  }

  /// The rules for all spans in use. Marks that the last frame lacks are hidden at rest.
  var style: String {
    let ordered = spans.sorted {
      ($0.first, $0.last, $0.fades ? 0 : 1) < ($1.first, $1.last, $1.fades ? 0 : 1)
    }
    let hidden = ordered.filter { $0.last + 1 < frames.count }
    let rest = hidden.isEmpty ? "" : hidden.map { "." + $0.name }.joined(separator: ",") + "{visibility:hidden}"
    return """
      \(rest)
      @keyframes fade{from{opacity:0}}
      @keyframes on{from,to{visibility:visible}}
      @keyframes off{from,to{visibility:hidden}}
      @media (prefers-reduced-motion:no-preference){\(ordered.map(rule).joined())}
      """
  }

  /// What stays to the end is hidden until it begins; what leaves is at rest hidden and shown for its time. Neither
  /// needs a state kept after its animation.
  private func rule(_ span: Span) -> String {
    let begin = times[span.first]
    let stays = span.last + 1 == frames.count
    let shown = stays ? "off \(seconds(begin))" : "on \(seconds(times[span.last + 1] - begin)) \(seconds(begin))"
    let fade = span.fades && span.first > 0 ? ",fade .3s \(seconds(begin))" : ""
    return ".\(span.name){animation:\(shown)\(fade)}"
  }

  private func seconds(_ centiseconds: Int) -> String {
    let (whole, rest) = centiseconds.quotientAndRemainder(dividingBy: 100)
    return rest == 0 ? "\(whole)s" : "\(whole == 0 ? "" : String(whole)).\(padded(rest, 2))s"
  }
}

/// A span of frames as the name of a class: `t3-17`, or `tw3-17` for words, which do not fade.
private struct Span: Hashable {
  let first: Int
  let last: Int
  let fades: Bool

  var name: String { "t\(fades ? "" : "w")\(first)-\(last)" }
}
