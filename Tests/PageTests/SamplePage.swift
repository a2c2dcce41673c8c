import Cartography
import Drawing
import Foundation
import Friendships
import Geometry
import TestSupport

@testable import Page

/// Pages of small and of the built-in data, and what is read out of their markup.
enum SamplePage {
  static func palettes(_ atlas: Atlas) -> (light: Palette, dark: Palette) {
    let scale = LinkScale(atlas)
    return (Theme.all[0].palette(scale), Theme.dark.palette(scale))
  }

  static func of(
    _ atlas: Atlas = Shenyang.atlas, _ languages: [String] = ["zh", "en"], on day: String = "2021-12-31",
    regions: [(name: String, box: Rect)] = [], photos: [String: PagePhoto] = [:], hasNotes: Bool = false
  ) -> PageDocument {
    var page = PageDocument(
      atlas, words: Shenyang.words, languages: languages, day: Shenyang.day(day), map: "<svg class=\"map\"></svg>\n",
      part: Rect(x: 0, y: 0, width: 1920, height: 1080), palettes: palettes(atlas), regions: regions)
    (page.photos, page.hasNotes) = (photos, hasNotes)
    return page
  }

  static func html(_ page: PageDocument) -> String { page.html(.inline) { "hash of \($0.utf8.count)" } }

  /// The value of an attribute of each element that has it.
  static func values(_ attribute: String, in text: some StringProtocol) -> [String] {
    String(text).components(separatedBy: " \(attribute)=\"").dropFirst().compactMap {
      $0.components(separatedBy: "\"").first
    }
  }

  /// The words of a language, one after the other.
  static func spoken(_ language: String, in text: some StringProtocol) -> [String] {
    String(text).components(separatedBy: "<span class=\"t\" lang=\"\(language)\">").dropFirst().compactMap {
      $0.components(separatedBy: "</span>").first
    }
  }

  /// The atlas of one row with further columns.
  static func atlas(_ columns: String = "", _ cells: String = "") -> Atlas {
    SampleTable.read(text: "\(SampleTable.header)\(columns)\n\(SampleTable.row())\(cells)\n").atlas
  }
}
