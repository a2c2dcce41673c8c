import Drawing
import Friendships
import Messages

extension Theme {
  /// A house style as users write it: a base among the built-in themes, and whatever differs from it.
  ///
  ///     { "base": "light",
  ///       "colors": { "sea": "#DDE9F0", "land": "#FBFAF6", "coast": "#AFBEC8", "graticule": "#D0DEE7",
  ///                   "ink": "#1E2A32", "secondary": "#5A6770", "hub": "#866100" },
  ///       "ramps": { "sister": ["#7A1530", "#D6332A"] },
  ///       "lineWeight": 1.2, "font": "Source Han Sans SC", "titleFont": "Source Han Serif SC" }
  ///
  /// All that is wrong is added to `problems` at once; colours that are hard to see are warnings.
  ///
  /// - Parameter relations: the kinds of relation of the map, for which ramps may be given.
  /// - Returns: nothing when the file has errors.
  package init?(_ bytes: [UInt8], file: String, relations: [RelationKind], problems: inout [Problem]) {
    guard let reader = JSONReader(bytes, file: file, problems: &problems) else { return nil }
    let theme = Self(reader.document, at: "", reader, relations: relations)
    problems += reader.problems.all
    guard let theme else { return nil }
    self = theme
  }

  /// Reads a house style that is an object within another file. What is wrong goes to the file's reader.
  ///
  /// - Parameters:
  ///   - root: the members of the object.
  ///   - path: where it stands, or nothing for the whole file.
  package init?(_ root: [String: JSONValue], at path: String, _ reader: JSONReader, relations: [RelationKind]) {
    let errors = reader.problems.errors
    let path = path.isEmpty ? "" : path + "."
    reader.expectOnly(
      ["base", "colors", "ramps", "lineWeight", "font", "titleFont"], in: root, at: String(path.dropLast()))
    let base = Self.base(root["base"], at: "\(path)base", reader)
    let given = root["colors"].map { reader.object($0, at: "\(path)colors") } ?? [:]
    reader.expectOnly(Self.colorNames, in: given, at: "\(path)colors")
    let colors = zip(Self.colorNames, base.colors).map { name, color in
      given[name].map { reader.color($0, at: "\(path)colors.\(name)") } ?? color
    }
    let ramps = root["ramps"].map { reader.object($0, at: "\(path)ramps") } ?? [:]
    reader.expectOnly(relations.map(\.id), in: ramps, at: "\(path)ramps")
    let known = ramps.filter { name, _ in relations.contains { $0.id == name } }.sorted { $0.key < $1.key }
    self.init(
      "house", base: base.id,
      lineWeight: root["lineWeight"].map { reader.number($0, in: 0.25...4, at: "\(path)lineWeight") }
        ?? base.lineWeight, fades: base.fades,
      typefaces: Typefaces(
        text: Self.family(root["font"], at: "\(path)font", reader),
        title: Self.family(root["titleFont"], at: "\(path)titleFont", reader),
        hasSerifTitle: base.typefaces.hasSerifTitle), colors: colors,
      ramps: Dictionary(
        uniqueKeysWithValues: known.map { ($0.key, reader.ramp($0.value, at: "\(path)ramps.\($0.key)")) }))
    guard reader.problems.errors == errors else { return nil }
    warnAboutContrast(reader, relations, path)
  }

  /// The names of the fixed colours, in the order of their paints.
  private static let colorNames = ["sea", "land", "coast", "graticule", "ink", "secondary", "hub"]

  private static func base(_ value: JSONValue?, at path: String, _ reader: JSONReader) -> Theme {
    guard let value else { return .light }
    let id = reader.text(value, at: path)
    if let theme = all.first(where: { $0.id == id }) { return theme }
    if !id.isEmpty { reader.fail(path, "unknown theme", found: id, cure: cure(for: id, among: all.map(\.id))) }
    return .light
  }

  /// The name of a family of fonts, where there is one. Whether it is installed is for those to ask who draw with it.
  private static func family(_ value: JSONValue?, at path: String, _ reader: JSONReader) -> String? {
    guard let value else { return nil }
    let name = reader.text(value, at: path)
    if !name.isEmpty, !Typefaces.isUsable(name) {
      reader.fail(
        path, "not usable", found: name,
        cure: "write the name of one family, at most 100 characters without quotation marks, commas and semicolons")
    }
    return name
  }

  /// The figures that the built-in themes keep, as advice.
  private func warnAboutContrast(_ reader: JSONReader, _ relations: [RelationKind], _ place: String) {
    func check(_ path: String, _ color: Color, _ least: Double) {
      let contrast = min(color.contrast(to: colors[0]), color.contrast(to: colors[1]))
      guard contrast < least else { return }
      let found = "\(shortest((contrast * 100).rounded(.down) / 100)):1"
      reader.warn(
        place + path, "hard to see on sea or land", found: found, cure: "\(shortest(least)):1 or more is advised")
    }
    for (index, least) in [(2, 1.5), (4, 4.5), (5, 4.5), (6, 4.5)] {
      check("colors.\(Self.colorNames[index])", colors[index], least)
    }
    for relation in relations {
      for (index, color) in ramp(of: relation).enumerated() { check("ramps.\(relation.id)[\(index)]", color, 3.8) }
    }
  }
}
