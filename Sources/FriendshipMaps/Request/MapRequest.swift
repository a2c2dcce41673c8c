import Drawing

/// What is asked of a map: which part of its table, in which languages, and how it looks.
///
/// Every member has the name and the meaning of the option of `fmap render` that `fmap render --help` explains, and takes the same
/// words. They are checked when a map is made with them; what is wrong is told with its cure. What is left out is that of the member
/// `look` of `map.json`, or the usual.
///
///     var request = MapRequest()
///     request.languages = ["en"]
///     request.theme = .dark
///     (request.width, request.height) = (1080, 1920)
public struct MapRequest: Sendable {
  /// Only agreements of these kinds, by their ids or names; nothing for all.
  public var relations: [String]?
  /// Only cities of these continents; nothing for all.
  public var continents: [String]?
  /// Only cities of these countries, by their codes or names; nothing for all.
  public var countries: [String]?
  /// The sheet of a workbook, by its name; nothing for the first one.
  public var sheet: String?
  /// The encoding of a text, such as `gb18030`; nothing to find it out.
  public var encoding: String?
  /// Whether rows with errors are told and left out, so that they keep no other from being drawn; a `map.json` may ask for it, too.
  public var leaveOutErrors = false

  /// The languages of the words by their tags, the first one for labels; nothing for those of the title.
  public var languages: [String]?
  /// The colours and weights; unless it is set, those of the look of `map.json`, or `light`.
  public var theme: MapTheme {
    get { givenTheme ?? .light }
    set { givenTheme = newValue }
  }
  /// The theme that was set; nothing where none was.
  var givenTheme: MapTheme?
  /// The land.
  public var land = MapLand.naturalEarth
  /// The projection, by its id; nothing for equirectangular.
  public var projection: String?
  /// The meridian in the middle, degrees east, -180 to 180; nothing for that of `map.json`, or 150.
  public var centralMeridian: Double?
  /// The parallel that is true to scale, degrees, -80 to 80; nothing for 30.
  public var standardParallel: Double?

  /// The width of the page in pixels, 360 to 16384; nothing for 1920.
  public var width: Int?
  /// The height of the page in pixels, 360 to 16384; nothing for 1080.
  public var height: Int?
  /// Pixels of a PNG or GIF per pixel of the page, 0.1 to 16; nothing for 1.
  public var scale: Double?
  /// A sheet of paper at 300 dpi in place of a size: `A4` to `A0`, `A4-portrait` to `A0-portrait`.
  public var page: String?
  /// Pixels per inch, noted in a PNG and setting the size of a PDF, 36 to 2400; nothing for none, with which a PDF has 96.
  public var dotsPerInch: Double?
  /// What is printed beyond the edge of a PDF or PNG and cut off, millimetres, 0 to 20, with marks that show where; nothing for no such
  /// edge. Without a resolution a pixel of the page is 1/96 inch.
  public var bleed: Double?

  /// The part of the world: `auto` (where all cities lie in one part, that part), `world`, or `west,south,east,north` in degrees;
  /// nothing for auto.
  public var region: String?
  /// How much larger words and markers are than usual, 0.5 to 4; nothing for 1.
  public var text: Double?
  /// Whose names: `all`, `both` (in two languages), `none`, or the id of a kind of relation; nothing for all.
  public var labels: String?
  /// What stands beneath a name where there is room: `country`, `year` (of the agreement), `both` or `none`; nothing for both.
  public var beneath: String?
  /// The order of the list of cities, on pages that have one: `year` or `country`; nothing for year.
  public var list: String?
  /// The regions shown larger: `auto`, `none`, or `west,south,east,north` in degrees; empty for auto.
  public var insets: [String] = []
  /// The approval number of the finished map, at most 100 characters on one line.
  public var approval: String?
  /// What is put before every id, for pages with several maps: a letter, then letters, digits, `-` and `_`; at most 64.
  public var idPrefix = ""

  /// Whether no filter leaves anything out.
  package var keepsAll: Bool { relations == nil && continents == nil && countries == nil }

  /// The least and the most of what is a number.
  package enum Limit {
    /// Of the central meridian, degrees.
    package static let centralMeridian = -180.0...180
    /// Of the standard parallel, degrees.
    package static let standardParallel = -80.0...80
    /// Of the page's width, pixels.
    package static let width = 360.0...16384
    /// Of the page's height, pixels.
    package static let height = 360.0...16384
    /// Of pixels for a pixel of the page.
    package static let scale = 0.1...16
    /// Of pixels per inch.
    package static let dotsPerInch = 36.0...2400
    /// Of what is printed beyond the edge, millimetres.
    package static let bleed = 0.0...20
    /// Of the size of words and markers against their usual one.
    package static let text = 0.5...4
  }

  /// The page where neither width nor height is given: 1920 × 1080, for a GIF 1280 × 720.
  package var usualSize = Size(width: 1920, height: 1080)

  /// Whether it is for a moving picture, for which no sheet of paper in the look of `map.json` is meant.
  package var isMoving = false

  /// The usual map.
  public init() {}
}
