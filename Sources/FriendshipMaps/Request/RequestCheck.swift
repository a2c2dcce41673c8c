import Cartography
import Drawing
import Friendships
import Geometry
import Messages
import Raster

extension MapRequest {
  /// The languages asked for, in their order and each once; without any, those of the map's title that are usual, or else all of them.
  package func languages(of data: MapData) throws(Failure) -> [String] {
    let asked = languages ?? data.look?.languages ?? data.words.languages(titled: data.atlas.title)
    for language in asked where !data.words.languages.contains(language) {
      let known = data.words.languages + [Words.usualLanguages.joined(separator: "+")]
      throw .usage(Problem(at: "--lang", "unknown language", found: language, cure: cure(for: language, among: known)))
    }
    return asked.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What is asked of the composer, checked; and what is doubtful in a theme of one's own.
  func options(for data: MapData) throws(Failure) -> (options: MapOptions, doubts: [Problem]) {
    var options = MapOptions(languages: try languages(of: data))
    let doubts: [Problem]
    (options.theme, doubts) = try checkedTheme(data.relations)
    let projection = try Choice.one(projection, "projection", among: Projection.all.map(\.id)) ?? Projection.all[0].id
    let parallel = try Choice.number(standardParallel, "standard-parallel", in: Limit.standardParallel)
    if let entry = Projection.all.first(where: { $0.id == projection }) {
      options.projection = entry.make(parallel ?? MapOptions.standardParallel)
      // A parallel that was asked for is kept; else a part of the world has its own.
      options.fittedProjection = parallel == nil ? entry.make : nil
    }
    options.centralMeridian =
      try Choice.number(centralMeridian, "central-meridian", in: Limit.centralMeridian) ?? data.file.centralMeridian
      ?? options.centralMeridian
    (options.size, options.pixelsPerUnit, options.safeMargin) = try pageSize()
    options.insets = try checkedInsets()
    options.labels = try checkedLabels(data.relations)
    options.region = try checkedRegion()
    options.beneath = try checked(beneath, "beneath") ?? options.beneath
    options.list = try checked(list, "list") ?? options.list
    options.text = try Choice.number(text, "text", in: Limit.text) ?? options.text
    options.approval = try checkedApproval()
    return (options, doubts)
  }

  /// The theme for what belongs to several maps, whose kinds of relation are not known; nothing where it is wrong, which each map tells.
  package var sharedTheme: Theme? { try? checkedTheme(BuiltIn.looks).theme }

  private func checkedTheme(_ relations: [RelationKind]) throws(Failure) -> (theme: Theme, doubts: [Problem]) {
    switch theme.source {
    case .catalogue(let name):
      let id = try Choice.one(name, "theme", among: Theme.all.map(\.id))
      return (Theme.all.first { $0.id == id } ?? Theme.all[0], [])
    case .object(let theme): return (theme, [])
    case .file(let file):
      var problems: [Problem] = []
      let theme = Theme(file.bytes, file: file.name, relations: relations, problems: &problems)
      guard let theme else { throw .data(problems) }
      return (theme, problems)
    }
  }

  /// The page in output units, pixels per unit, and the margin that a printer needs.
  private func pageSize() throws(Failure) -> (size: Size, scale: Double, safeMargin: Double) {
    if let paper = try paper() { return (paper.size, paper.scale, PaperSize.safeMargin) }
    let size = Size(
      width: try Choice.number(width.map(Double.init), "width", in: Limit.width) ?? usualSize.width,
      height: try Choice.number(height.map(Double.init), "height", in: Limit.height) ?? usualSize.height)
    let scale = try Choice.number(scale, "scale", in: Limit.scale) ?? 1
    guard max(size.width, size.height) * scale <= 16384 else {
      let found = "\(Int(size.width * scale)) × \(Int(size.height * scale))"
      throw .usage(Problem(at: "--scale", "more than 16384 pixels", found: found, cure: "lower it, or the page's size"))
    }
    return (size, scale, 0)
  }

  /// The sheet of paper, when one is asked for.
  func paper() throws(Failure) -> PaperSize? {
    guard let id = try Choice.one(page, "page", among: PaperSize.all.map(\.id)) else { return nil }
    if let other = sizes.first(where: { $0 != "page" }) {
      throw .usage(Problem(at: "--\(other)", "given together with --page", cure: "leave one of the two out"))
    }
    return PaperSize.all.first { $0.id == id }
  }

  /// Pixels per inch of a picture, where they are known.
  func checkedDotsPerInch() throws(Failure) -> Double? {
    let given = try Choice.number(dotsPerInch, "dpi", in: Limit.dotsPerInch)
    return try paper() == nil ? given : PaperSize.dotsPerInch
  }

  /// What is printed around the picture.
  ///
  /// - Parameter inks: the colours of the theme.
  func checkedBleed(_ options: MapOptions, _ dotsPerInch: Double?, inks: Palette) throws(Failure) -> Bleed? {
    guard let bleed = try Choice.number(bleed, "bleed", in: Limit.bleed) else { return nil }
    let unitsPerInch = dotsPerInch.map { $0 / options.pixelsPerUnit } ?? Self.usualUnitsPerInch
    // The marks stand on white paper, on which the words of a dark theme would not be seen.
    let white = Color(red: 255, green: 255, blue: 255)
    let isDark = inks[.sea].contrast(to: white) > inks[.ink].contrast(to: white)
    let result = Bleed(
      millimetres: bleed, unitsPerMillimetre: unitsPerInch / 25.4, ground: .sea, ink: isDark ? .sea : .ink)
    let sheet = result.sheet(of: options.size)
    guard max(sheet.width, sheet.height) * options.pixelsPerUnit <= 16384 else {
      throw .usage(
        Problem(
          at: "--bleed", "more than 16384 pixels with its crop marks", found: shortest(bleed),
          cure: dotsPerInch == nil ? "lower --scale or the page's size" : "lower --scale, --dpi or the page's size"))
    }
    return result
  }

  /// Output units per inch where no resolution is given.
  static let usualUnitsPerInch = 96.0

  /// The names of what was given of a size.
  private var sizes: [String] {
    let given = [
      ("page", page != nil), ("width", width != nil), ("height", height != nil), ("scale", scale != nil),
      ("dpi", dotsPerInch != nil),
    ]
    return given.filter(\.1).map(\.0)
  }

  /// Where a problem of the picture's size stands.
  var sizePlace: String {
    ["page", "scale", "width", "height"].first(where: sizes.contains).map { "--" + $0 } ?? "drawing"
  }

  private func checkedInsets() throws(Failure) -> InsetChoice {
    if insets.isEmpty || insets == ["auto"] { return .auto }
    if insets == ["none"] { return .none }
    var regions: [Region] = []
    for (index, word) in insets.enumerated() {
      guard let region = Region(word, name: "region-\(index + 1)") else {
        throw .usage(Problem(at: "--inset", "not a region", found: word, cure: Self.insetCure))
      }
      regions.append(region)
    }
    return .regions(regions)
  }

  private func checkedRegion() throws(Failure) -> RegionChoice {
    switch region {
    case nil, "auto": return .auto
    case "world": return .world
    case .some(let word):
      guard let region = Region(word, name: "map") else {
        throw .usage(Problem(at: "--region", "not a region", found: word, cure: Self.regionCure))
      }
      return .part(region)
    }
  }

  /// A choice among words that are those of its type; nothing where none was named.
  private func checked<Words: RawRepresentable<String> & CaseIterable>(
    _ word: String?, _ name: String
  ) throws(Failure) -> Words? {
    try Choice.one(word, name, among: Words.allCases.map(\.rawValue)).flatMap(Words.init)
  }

  private func checkedLabels(_ relations: [RelationKind]) throws(Failure) -> LabelChoice {
    switch try Choice.one(labels, "labels", among: ["all", "both", "none"] + relations.map(\.id)) {
    case nil, "all": .all
    case "both": .both
    case "none": .none
    case .some(let relation): .relation(relation)
    }
  }

  private func checkedApproval() throws(Failure) -> String? {
    guard let text = approval else { return nil }
    let isClean = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isClean, text.contains(where: { !$0.isWhitespace }), TextLimit.approval.problem(of: text) == nil else {
      let cure: Message = "give the number as it is printed, at most 100 characters on one line"
      throw .usage(Problem(at: "--approval", "not usable", found: text, cure: cure))
    }
    return text
  }

  /// The prefix of ids, which must itself begin an id.
  func checkedPrefix() throws(Failure) -> String {
    let isPlain = idPrefix.utf8.allSatisfy {
      $0 < 128 && (Character(Unicode.Scalar($0)).isLetter || $0 == 45 || $0 == 95 || (48...57).contains($0))
    }
    guard isPlain, idPrefix.first?.isLetter ?? true, idPrefix.utf8.count <= 64 else {
      let cure: Message = "begin with a letter; use letters, digits, - and _"
      throw .usage(Problem(at: "--id-prefix", "not usable", found: idPrefix, cure: cure))
    }
    return idPrefix
  }
}
