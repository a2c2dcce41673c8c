import Drawing
import Friendships
import Geometry

extension MapComposer {
  /// What is said about a day: legend, title, year stamp and small print, and the picture in sentences. Cheap and pure.
  ///
  /// - Parameter unnamed: the cities without a name on the map, by their indices, as `composed` gives them; the small print
  ///   counts those that are drawn on the day.
  package func caption(on day: Day, unnamed: [Int] = []) -> Caption {
    let nameless = Set(atlas.agreements(on: day).map(\.city)).intersection(unnamed).count
    let title = headings.map(\.name).joined(separator: " · ") + (atlas.isUndated ? "" : ", " + day.stamp)
    let description = options.languages.map { words.summary(atlas, day, in: $0) }.joined(separator: "\n")
    var marks = header(on: day) + legend.smallPrintMarks(on: day, in: layout.strip, nameless: nameless)
    if let approval = legend.approvalText(layout) {
      marks.append(Mark(.text(approval), Style(stroke: .sea, width: 3), classes: ["approval"]))
    }
    return Caption(
      title: title, description: description, language: words.tag(language),
      layers: [legend.layer(on: day, in: layout.strip), Layer("caption", marks: marks)])
  }

  private var headings: [(language: String, name: String)] { atlas.title.distinct(options.languages) }

  /// Title and subtitle in the upper left, the date in the upper right.
  private func header(on day: Day) -> [Mark] {
    let unit = layout.display
    let stamp = atlas.isUndated ? "" : day.stamp
    let stampSize = layout.stampSize * (stamp.count > 4 ? 0.6 : 1)
    let stampText = Text(
      [Text.Run(stamp, isBold: true, paint: .ink)],
      at: Point(x: layout.size.width - layout.margin, y: 82 * unit + layout.safeMargin), alignment: .end,
      size: stampSize)
    let room = layout.size.width - 3 * layout.margin - TextMeasure.width(stamp, size: stampSize, isBold: true)
    let title = headings.prefix(1).map {
      Text.Run($0.name, language: words.tag($0.language), isBold: true, paint: .ink)
    }
    let second = longestFitting(subtitles, size: layout.subtitleSize, room: room)
    let first = 49 * unit + layout.safeMargin
    let below = max(
      84 * unit + layout.safeMargin,
      first + TextMeasure.descent(layout.titleSize) + TextMeasure.ascent(layout.subtitleSize))
    return [
      Mark(.text(fitting(title, at: first, size: layout.titleSize, room: room)), Style(), classes: ["title"]),
      Mark(.text(fitting(second, at: below, size: layout.subtitleSize, room: room)), Style(), classes: ["subtitle"]),
      Mark(.text(stampText), Style(), classes: ["stamp"]),
    ].filter { if case .text(let text) = $0.shape { !text.runs.isEmpty } else { true } }
  }

  /// What may stand under the title, in the order in which it is given up last: the title in further languages, then
  /// the subtitle in all of them.
  private var subtitles: [Text.Run] {
    let titles = headings.dropFirst().map { Text.Run($0.name, language: words.tag($0.language), paint: .ink) }
    let lines = (atlas.subtitle?.distinct(options.languages) ?? []).map {
      Text.Run($0.name, language: words.tag($0.language), paint: .secondary)
    }
    return titles + lines
  }

  /// As many runs from the beginning as fit, at least one, with space between them.
  private func longestFitting(_ runs: [Text.Run], size: Double, room: Double) -> [Text.Run] {
    let spaced = runs.enumerated().map { index, run in
      index == 0 ? run : Text.Run("  " + run.string, language: run.language, paint: run.paint)
    }
    let fitting = (1...max(1, spaced.count)).last { TextMeasure.width(spaced.prefix($0), size: size) <= room } ?? 1
    return Array(spaced.prefix(fitting))
  }

  /// A line made smaller where it is too long for its room.
  private func fitting(_ runs: [Text.Run], at baseline: Double, size: Double, room: Double) -> Text {
    let share = min(1, room / max(1, TextMeasure.width(runs, size: size)))
    return Text(runs, at: Point(x: layout.margin, y: baseline), size: size * share)
  }
}
