import Drawing
import Friendships
import Geometry

extension MapComposer {
  /// What is said about a day: title, numbers, legend and small print, and the picture in sentences. Cheap and pure.
  ///
  /// - Parameters:
  ///   - unnamed: the cities without a name on the map, by their indices, as `composed` gives them; the small print counts those that
  ///     are drawn on the day.
  ///   - leading: the day to which a moving picture is on its way: its year is told, while all counts are still those of the day before.
  package func caption(on day: Day, unnamed: [Int] = [], leading: Day? = nil) -> Caption {
    // Where a name is missing on some day, the line that says so has its place on all.
    let nameless = unnamed.isEmpty ? nil : Set(atlas.cities(on: day)).intersection(unnamed).count
    let headline = Headline(atlas: atlas, words: words, options: options, layout: layout)
    let title = headline.titles.map(\.name).joined(separator: " · ") + (atlas.isUndated ? "" : ", " + day.stamp)
    let description = options.languages.map { words.summary(atlas, day, in: $0) }.joined(separator: "\n")
    let marks = headline.marks(on: day, stamp: leading ?? day) + legend.smallPrint(in: layout.key, nameless: nameless)
    return Caption(
      title: title, description: description, language: words.tag(language),
      layers: [legend.layer(on: day, until: leading ?? day, in: layout.key), Layer("caption", marks: marks)])
  }
}
