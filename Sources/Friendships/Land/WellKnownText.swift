import Messages

/// The statement of a coordinate system in well-known text, as in the `.prj` file beside a Shapefile.
///
/// Of both editions: WKT 1 (OGC 01-009, and as ESRI writes it) and WKT 2 (ISO 19162:2019). What follows the first
/// element, such as ESRI's vertical system, is not looked at.
struct WellKnownText {
  /// A part such as `UNIT["Degree",0.0174532925199433]`.
  struct Element {
    let keyword: String
    /// The keyword of the part in which it stands.
    let parent: String?
    /// Its texts and numbers, without the parts in it.
    fileprivate(set) var values: [String] = []

    var name: String { values.first ?? keyword }
    var number: Double? { values.count > 1 ? Double(values[1]) : nil }
  }

  /// All parts in the order in which they begin.
  private(set) var elements: [Element] = []
  private var open: [Int] = []
  private var word = ""

  /// Reads what can be read; a text of any other kind gives no elements, or strange ones.
  init(_ text: String) {
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case _ where isQuoted: word.append(character)
      case "[", "(": begin()
      case ",": endValue()
      case "]", ")":
        endValue()
        if open.popLast() == nil || open.isEmpty { return }
      case _ where character.isWhitespace || character == "\u{FEFF}": break
      default: word.append(character)
      }
    }
  }

  private mutating func begin() {
    elements.append(Element(keyword: word.uppercased(), parent: open.last.map { elements[$0].keyword }))
    open.append(elements.count - 1)
    word = ""
  }

  private mutating func endValue() {
    if let element = open.last, !word.isEmpty { elements[element].values.append(word) }
    word = ""
  }
}

extension WellKnownText {
  /// What keeps coordinates of this system from being longitudes and latitudes in degrees; nothing when they are.
  ///
  /// The datum does not matter: those in use differ by some hundred metres, less than a pixel.
  ///
  /// - Parameter file: the name of the file for the message.
  func problem(file: String) -> Problem? {
    let cure: Message = "export the land in WGS 84 degrees (EPSG:4326)"
    guard let root = elements.first else {
      return Problem(at: file, "no coordinate system in it", cure: "\(cure), or remove this file if it is in degrees")
    }
    if Self.projected.contains(root.keyword) {
      return Problem(at: file, "the land is projected, not in degrees", found: root.name, cure: cure)
    }
    guard Self.geographic.contains(root.keyword) else {
      return Problem(at: file, "not a geographic coordinate system", found: root.keyword, cure: cure)
    }
    if let meridian = elements.first(where: { $0.keyword == "PRIMEM" && $0.number != 0 }) {
      return Problem(at: file, "longitudes are not counted from Greenwich", found: meridian.name, cure: cure)
    }
    if let unit = elements.first(where: { $0.isAngularUnit && !$0.isDegree }) {
      return Problem(at: file, "the unit is not the degree", found: unit.name, cure: cure)
    }
    return nil
  }

  private static let projected = ["PROJCS", "PROJCRS", "PROJECTEDCRS"]
  private static let geographic = ["GEOGCS", "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS"]
}

extension WellKnownText.Element {
  /// Whether it is the unit of angles: WKT 2 may write that of the ellipsoid's axis with the same word.
  fileprivate var isAngularUnit: Bool {
    keyword == "ANGLEUNIT" || keyword == "UNIT" && parent != "ELLIPSOID" && parent != "SPHEROID"
  }

  fileprivate var isDegree: Bool {
    number.map { abs($0 - .pi / 180) < 1e-9 } ?? (name.lowercased() == "degree")
  }
}
