import Cartography
import Drawing
import TestSupport

extension Shenyang {
  /// The whole map composed once; without land, on which no mark depends.
  static let composer = MapComposer(atlas: atlas, words: words, options: MapOptions(languages: ["zh", "en"]))
  static let scene = composer.compose(.none)
}
