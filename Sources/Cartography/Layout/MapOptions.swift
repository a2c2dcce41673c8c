import Drawing
import Friendships
import Geometry

/// What is asked of a map: everything that is neither data nor words.
package struct MapOptions: Sendable {
  /// The languages of the words in order of weight; labels are in the first.
  package var languages: [String]
  /// The colours.
  package var theme: Theme
  /// The projection, standard parallel included.
  package var projection: Projection
  /// The projection by its standard parallel, for a map or inset of a part of the world: that of its middle is the best there. Nothing
  /// where a parallel was asked for.
  package var fittedProjection: (@Sendable (_ standardParallel: Double) -> Projection)? = {
    .equirectangular(standardParallel: $0)
  }
  /// The meridian in the middle of the map, degrees; 150° puts the Pacific there, as is the custom in China.
  package var centralMeridian: Double
  /// The page in output units.
  package var size: Size
  /// Pixels per output unit; curves and coasts are as fine as the pixels.
  package var pixelsPerUnit = 1.0
  /// How far words stay from the upper and lower edge of the page besides their usual distance, output units: a printer
  /// does not reach the edge of a sheet.
  package var safeMargin = 0.0
  /// Which cities are labelled.
  package var labels: LabelChoice
  /// What stands beneath a city's name.
  package var beneath = Beneath.both
  /// Which part of the world the map shows.
  package var region = RegionChoice.auto
  /// The order of the list of names that an upright or a wide page has.
  package var list = ListOrder.year
  /// How much larger words and markers are than usual, 0.5 to 4.
  package var text = 1.0
  /// Which regions are shown larger.
  package var insets = InsetChoice.auto
  /// The number under which the finished map was approved.
  package var approval: String?

  /// The options of the standard map.
  package init(languages: [String]) {
    self.languages = languages
    theme = .light
    projection = .equirectangular(standardParallel: Self.standardParallel)
    centralMeridian = Self.centralMeridian
    size = Self.usualSize
    labels = .all
  }

  /// The default standard parallel, degrees: Europe is not squashed, and a page of 16:9 is filled.
  package static let standardParallel = 30.0
  /// The default page.
  package static let usualSize = Size(width: 1920, height: 1080)
  /// The default central meridian, degrees east.
  package static let centralMeridian = 150.0
}

/// Which cities are labelled.
package enum LabelChoice: Equatable, Sendable {
  /// All for which there is room.
  case all
  /// All, with the second language beneath the first where there is room.
  case both
  /// None but the hub.
  case none
  /// Those that ever have a relation of this kind.
  case relation(String)

  /// Whether an agreement of a kind gives its city a label.
  func includes(_ relation: String) -> Bool {
    switch self {
    case .all, .both: true
    case .none: false
    case .relation(let id): id == relation
    }
  }
}

/// What stands beneath a city's name, where the panel has room for it at all of its cities.
package enum Beneath: String, CaseIterable, Sendable {
  /// The country, and the year of the agreement.
  case both
  /// The country alone.
  case country
  /// The year of the agreement alone.
  case year
  /// Nothing.
  case none
}

/// Which part of the world a map shows.
package enum RegionChoice: Equatable, Sendable {
  /// The part in which hub and cities lie, where it is small against the world; else the world.
  case auto
  /// The world, whatever is drawn.
  case world
  /// This part.
  case part(Region)
}

/// The order of a list of cities.
package enum ListOrder: String, CaseIterable, Sendable {
  /// By the year of the agreement.
  case year
  /// By country, and within it by year.
  case country
}
