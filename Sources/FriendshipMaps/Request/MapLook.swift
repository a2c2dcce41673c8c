import Cartography
import Friendships
import Geometry
import Messages

/// The member `look` of a `map.json`: what a map looks like unless a request says otherwise.
extension MapRequest {
  /// Reads a look; what is wrong in it goes to the file's reader, all at once.
  ///
  /// - Parameter relations: the kinds of relation of the map.
  init(look value: JSONValue, _ reader: JSONReader, _ relations: [RelationKind]) {
    self.init()
    let look = reader.object(value, at: "look")
    reader.expectOnly(Self.lookMembers, in: look, at: "look")
    let word = { (name: String, known: [String]) in
      look[name].map { reader.choice($0, of: known, at: "look.\(name)") }
    }
    let whole = { (name: String, range: ClosedRange<Double>) in
      look[name].map { reader.whole($0, in: Int(range.lowerBound)...Int(range.upperBound), at: "look.\(name)") }
    }
    languages = look["languages"].map { Self.languages($0, reader) }
    givenTheme = look["theme"].flatMap { Self.theme($0, reader, relations) }
    projection = word("projection", Projection.all.map(\.id))
    standardParallel = look["standardParallel"].map {
      reader.number($0, in: Limit.standardParallel, at: "look.standardParallel")
    }
    (width, height) = (whole("width", Limit.width), whole("height", Limit.height))
    page = word("page", PaperSize.all.map(\.id))
    if page != nil, let other = ["width", "height"].first(where: { look[$0] != nil }) {
      reader.fail("look.\(other)", "given together with page", cure: "leave one of the two out")
    }
    region = look["region"].map { Self.region($0, or: ["auto", "world"], at: "look.region", Self.regionCure, reader) }
    insets = look["insets"].map { Self.insets($0, reader) } ?? []
    text = look["text"].map { reader.number($0, in: Limit.text, at: "look.text") }
    labels = word("labels", ["all", "both", "none"] + relations.map(\.id))
    beneath = word("beneath", Beneath.allCases.map(\.rawValue))
    list = word("list", ListOrder.allCases.map(\.rawValue))
  }

  /// What a look may have, in the order in which it is documented.
  static let lookMembers = [
    "languages", "theme", "projection", "standardParallel", "width", "height", "page", "region", "insets", "text",
    "labels", "beneath", "list",
  ]

  private static func languages(_ value: JSONValue, _ reader: JSONReader) -> [String] {
    let all = reader.array(value, at: "look.languages")
    if case .array(let named) = value, named.isEmpty {
      reader.fail("look.languages", "empty", cure: "name at least one, or leave it out")
    }
    return all.enumerated().map { reader.choice($1, of: BuiltIn.words.languages, at: "look.languages[\($0)]") }
  }

  /// A theme by its name, or as an object that says what differs from one.
  private static func theme(_ value: JSONValue, _ reader: JSONReader, _ relations: [RelationKind]) -> MapTheme? {
    if case .object = value {
      return Theme(reader.object(value, at: "look.theme"), at: "look.theme", reader, relations: relations)
        .map(MapTheme.init)
    }
    return MapTheme(id: reader.choice(value, of: Theme.all.map(\.id), at: "look.theme"))
  }

  private static func insets(_ value: JSONValue, _ reader: JSONReader) -> [String] {
    let all = reader.array(value, at: "look.insets")
    let words = all.count == 1 ? ["auto", "none"] : []
    return all.enumerated().map {
      region($1, or: words, at: "look.insets[\($0)]", insetCure, reader)
    }
  }

  /// A region as it is written, or one of some words.
  private static func region(
    _ value: JSONValue, or words: [String], at path: String, _ cure: Message, _ reader: JSONReader
  ) -> String {
    let text = reader.text(value, at: path)
    if !text.isEmpty, !words.contains(text), Region(text, name: "map") == nil {
      reader.fail(path, "not a region", found: text, cure: cure)
    }
    return text
  }

  /// What an inset may be.
  static let insetCure: Message =
    "use auto, none, or west,south,east,north in degrees, 1 to 180 wide and high, such as 122,32,146,46"
  /// What the part of the world may be.
  static let regionCure: Message =
    "use auto, world, or west,south,east,north in degrees, 1 to 180 wide and high, such as -12,34,42,62"

  /// The request with what a look says of all that it leaves open.
  ///
  /// A size that is asked for replaces the size of the look: a sheet of paper its width and height, and a width or height its sheet.
  func completed(by look: MapRequest?) throws(Failure) -> MapRequest {
    guard let look else { return self }
    var all = self
    all.languages = languages ?? look.languages
    all.givenTheme = givenTheme ?? look.givenTheme
    all.projection = projection ?? look.projection
    all.standardParallel = standardParallel ?? look.standardParallel
    all.region = region ?? look.region
    all.insets = insets.isEmpty ? look.insets : insets
    all.text = text ?? look.text
    all.labels = labels ?? look.labels
    all.beneath = beneath ?? look.beneath
    all.list = list ?? look.list
    if page != nil { return all }
    (all.width, all.height) = (width ?? look.width, height ?? look.height)
    guard let paper = look.page, width == nil, height == nil, !isMoving else { return all }
    for (option, isGiven) in [("--scale", scale != nil), ("--dpi", dotsPerInch != nil)] where isGiven {
      let cure: Message = "leave it out, or give --width and --height, too"
      throw .usage(Problem(at: option, "given together with the page of the map's look", found: paper, cure: cure))
    }
    all.page = paper
    return all
  }
}
