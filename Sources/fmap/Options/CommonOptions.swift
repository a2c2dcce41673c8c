import Cartography
import Drawing
import Friendships
import Geometry
import Messages

/// The options that several commands share, and the map that they describe.
enum CommonOptions {
  static let help = Option("help", short: "h", "show this help")

  static let files = [
    Option("map", value: "FILE", "the map to draw, a map.json (default: Shenyang, built in)"),
    Option("data", value: "FILE", "its table of agreements, .csv or .xlsx, instead of the one that map.json names"),
    Option("sheet", value: "NAME", "the sheet of a workbook (default: the first one)"),
    Option("encoding", value: "E", "how a .csv was saved, such as gb18030 or windows-1252 (default: detected)"),
  ]

  static let data =
    files + [
      Option("relation", value: "R", repeats: true, "only agreements of this kind (repeat, or separate by commas)"),
      Option("continent", value: "C", repeats: true, "only cities of this continent"),
      Option("country", value: "CC", repeats: true, "only cities of this country, by its two-letter code"),
    ]

  static let date = [
    Option("year", value: "Y", "the map of 31 December of this year (default: the last year in the data)"),
    Option("date", value: "D", "the map of this day, YYYY-MM-DD"),
  ]

  static let loop = Option("loop", value: "N", "how often a GIF plays, 0 for ever (default: 1)")

  static let quiet = Option("quiet", "no warnings and no list of what was written")

  /// The languages of a map for which none is asked.
  private static let usualLanguages = "zh+en"

  static let language = Option(
    "lang", value: "L",
    "one of fmap list languages, or several joined by + (default: those of the title, \(usualLanguages))")

  static let look = [
    language,
    Option(
      "theme", value: "T", choices: Theme.all.map(\.id),
      "colours: \(inWords(Theme.all.map(\.id))), or a FILE.json (default: light)"),
    Option("basemap", value: "FILE", "the land, a Shapefile or GeoJSON of polygons, or none (default: Natural Earth)"),
    Option("projection", value: "P", choices: Projection.all.map(\.id), "map projection (default: equirectangular)"),
    Option(
      "central-meridian", value: "λ", "longitude in the middle of the map, -180 to 180 (default: of map.json, or 150)"),
    Option("standard-parallel", value: "φ", "latitude that is true to scale, -80 to 80 (default: 30)"),
    Option("width", value: "W", "width of the page in pixels, 640 to 16384 (default: 1920)"),
    Option(
      "height", value: "H", "height of the page in pixels, 360 to 16384 (default: 1080); PNG: 5 bytes of memory each"),
    Option("scale", value: "N", "pixels of a PNG or GIF per pixel of the page, 0.1 to 16 (default: 1)"),
    Option(
      "page", value: "P", choices: PaperSize.all.map(\.id),
      "paper at 300 dpi, A4 to A0 or A4-portrait to A0-portrait, instead of a size"),
    Option(
      "labels", value: "WHICH", choices: ["all", "both", "none"],
      "whose names: all, both (in two languages), none or a relation (default: all)"),
    Option(
      "inset", value: "R", repeats: true, choices: ["auto", "none"],
      "regions shown larger: auto, none or W,S,E,N in degrees (default: auto)"),
    Option("approval", value: "TEXT", "approval number of the finished map, printed in its lower left"),
    Option("id-prefix", value: "P", "put before every id, for pages with several maps"),
  ]

  /// How often a GIF plays.
  static func loops(_ arguments: Arguments) throws(Failure) -> Int { try arguments.whole("loop", in: 0...65535) ?? 1 }

  /// The languages asked for, in their order; without any, those of the map's title.
  static func languages(_ arguments: Arguments, _ input: MapInput) throws(Failure) -> [String] {
    let words = input.words
    let spoken = usualLanguages.split(separator: "+").map(String.init).filter { input.atlas.title.own($0) != nil }
    let usual = spoken.isEmpty ? "en" : spoken.joined(separator: "+")
    let asked = (arguments.text("lang") ?? usual).split(separator: "+", omittingEmptySubsequences: false).map(
      String.init)
    for language in asked where !words.languages.contains(language) {
      let known = words.languages + [usualLanguages]
      throw .usage(Problem(at: "--lang", "unknown language", found: language, cure: cure(for: language, among: known)))
    }
    return asked.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What the options ask of the map.
  static func mapOptions(_ arguments: Arguments, _ input: MapInput, size: Size) throws(Failure) -> MapOptions {
    var options = MapOptions(languages: try languages(arguments, input))
    options.theme = try theme(arguments, input)
    let projection = try arguments.choice("projection", among: Projection.all.map(\.id)) ?? Projection.all[0].id
    let parallel = try arguments.number("standard-parallel", in: -80...80) ?? MapOptions.standardParallel
    if let entry = Projection.all.first(where: { $0.id == projection }) { options.projection = entry.make(parallel) }
    options.centralMeridian =
      try arguments.number("central-meridian", in: -180...180) ?? input.file.centralMeridian
      ?? options.centralMeridian
    if let paper = try paper(arguments) {
      (options.size, options.scale, options.safeMargin) = (paper.size, paper.scale, PaperSize.safeMargin)
    } else {
      options.size = Size(
        width: Double(try arguments.whole("width", in: 640...16384) ?? Int(size.width)),
        height: Double(try arguments.whole("height", in: 360...16384) ?? Int(size.height)))
      options.scale = try scale(arguments, options.size)
    }
    options.insets = try insets(arguments)
    options.labels = try labels(arguments, input)
    options.approval = try approval(arguments)
    return options
  }

  /// The theme of a name, or of a file.
  private static func theme(_ arguments: Arguments, _ input: MapInput) throws(Failure) -> Theme {
    guard let path = arguments.text("theme"), fileEnding(path) == "json" else {
      let id = try arguments.choice("theme", among: Theme.all.map(\.id))
      return Theme.all.first { $0.id == id } ?? Theme.all[0]
    }
    var problems: [Problem] = []
    let bytes = try readFile(path, place: "--theme")
    let theme = Theme(bytes, file: lastPart(path), relations: input.relations, problems: &problems)
    guard let theme else { throw .data(problems) }
    Terminal.report(problems, quiet: arguments.has("quiet"))
    return theme
  }

  /// The sheet of paper, when one is asked for.
  static func paper(_ arguments: Arguments) throws(Failure) -> PaperSize? {
    guard let id = try arguments.choice("page", among: PaperSize.all.map(\.id)) else { return nil }
    for name in ["width", "height", "scale", "dpi"] where arguments.has(name) {
      throw .usage(Problem(at: "--\(name)", "given together with --page", cure: "leave one of the two out"))
    }
    return PaperSize.all.first { $0.id == id }
  }

  /// The regions that are shown larger.
  private static func insets(_ arguments: Arguments) throws(Failure) -> InsetChoice {
    let words = arguments.all("inset")
    if words.isEmpty || words == ["auto"] { return .auto }
    if words == ["none"] { return .none }
    var regions: [Region] = []
    for (index, word) in words.enumerated() {
      guard let region = Region(word, name: "region-\(index + 1)") else {
        let cure: Message =
          "use auto, none, or west,south,east,north in degrees, 1 to 180 wide and high, such as 122,32,146,46"
        throw .usage(Problem(at: "--inset", "not a region", found: word, cure: cure))
      }
      regions.append(region)
    }
    return .regions(regions)
  }

  private static func scale(_ arguments: Arguments, _ page: Size) throws(Failure) -> Double {
    let scale = try arguments.number("scale", in: 0.1...16) ?? 1
    guard max(page.width, page.height) * scale <= 16384 else {
      let found = "\(Int(page.width * scale)) × \(Int(page.height * scale))"
      throw .usage(Problem(at: "--scale", "more than 16384 pixels", found: found, cure: "lower it, or the page's size"))
    }
    return scale
  }

  private static func labels(_ arguments: Arguments, _ input: MapInput) throws(Failure) -> LabelChoice {
    switch try arguments.choice("labels", among: ["all", "both", "none"] + input.relations.map(\.id)) {
    case nil, "all": .all
    case "both": .both
    case "none": .none
    case .some(let relation): .relation(relation)
    }
  }

  private static func approval(_ arguments: Arguments) throws(Failure) -> String? {
    guard let text = arguments.text("approval") else { return nil }
    let isClean = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isClean, text.contains(where: { !$0.isWhitespace }), TextLimit.approval.problem(of: text) == nil else {
      let cure: Message = "give the number as it is printed, at most 100 characters on one line"
      throw .usage(Problem(at: "--approval", "not usable", found: text, cure: cure))
    }
    return text
  }

  /// The prefix of ids, which must itself begin an id.
  static func idPrefix(_ arguments: Arguments) throws(Failure) -> String {
    let text = arguments.text("id-prefix") ?? ""
    let isPlain = text.utf8.allSatisfy {
      $0 < 128 && (Character(Unicode.Scalar($0)).isLetter || $0 == 45 || $0 == 95 || (48...57).contains($0))
    }
    guard isPlain, text.first?.isLetter ?? true, text.utf8.count <= 64 else {
      let cure: Message = "begin with a letter; use letters, digits, - and _"
      throw .usage(Problem(at: "--id-prefix", "not usable", found: text, cure: cure))
    }
    return text
  }
}
