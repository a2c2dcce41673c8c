import Drawing
import Friendships
import Messages

/// All looks of a map but its shapes: one palette over the same indices as every other theme.
package struct Theme: Sendable {
  /// The name by which users ask for it and under which `map.json` lists its ramps.
  package let id: String
  /// The theme whose ramps serve where `map.json` has none for this one.
  package let base: String
  /// How thick links are drawn, 1 for their usual width.
  package let lineWeight: Double
  /// Whether links pale towards the hub; not where contrast counts most, nor where a printer's dots would show.
  let fades: Bool
  /// The faces of words.
  package let typefaces: Typefaces
  /// The colours of the fixed paints, in the order of their indices.
  let colors: [Color]
  /// Ramps of its own by the ids of relations, before those of `map.json`.
  private let ramps: [String: [Color]]

  /// The catalogue, the default first.
  package static let all: [Theme] = [light, dark, print, contrast, exhibition]

  /// The palette of this theme: the fixed paints, then the colours of a scale.
  package func palette(_ scale: LinkScale) -> Palette { Palette(colors + scale.colors(self)) }

  /// The palette of the fixed paints alone, for what has no links.
  package var fixedColors: Palette { Palette(colors) }

  /// The colours of the first and the last year of a kind of relation.
  func ramp(of relation: RelationKind) -> [Color] {
    ramps[relation.id] ?? relation.ramps[id] ?? relation.ramps[base] ?? []
  }

  init(
    _ id: String, base: String, lineWeight: Double, fades: Bool, typefaces: Typefaces, colors: [Color],
    ramps: [String: [Color]]
  ) {
    (self.id, self.base, self.lineWeight, self.fades) = (id, base, lineWeight, fades)
    (self.typefaces, self.ramps) = (typefaces, ramps)
    // Between the sea and the land: the shallow water along the coast.
    self.colors = colors + [OKLab.mix(OKLab(colors[0]), OKLab(colors[1]), share: 0.5).color]
  }

  private init(
    _ id: String, base: String? = nil, lineWeight: Double = 1, fades: Bool = true, hasSerifTitle: Bool = false,
    _ colors: [UInt32]
  ) {
    let colors = colors.map {
      Color(red: UInt8($0 >> 16 & 255), green: UInt8($0 >> 8 & 255), blue: UInt8($0 & 255))
    }
    self.init(
      id, base: base ?? id, lineWeight: lineWeight, fades: fades, typefaces: Typefaces(hasSerifTitle: hasSerifTitle),
      colors: colors, ramps: [:])
  }

  // In the order of the paints: sea, land, coast, graticule, ink, secondary ink, hub.
  static let light = Theme(
    "light", hasSerifTitle: true, [0xDDE9F0, 0xFBFAF6, 0xAFBEC8, 0xD0DEE7, 0x1E2A32, 0x5A6770, 0x866100])
  /// The theme for dark rooms and dark screens.
  package static let dark = Theme("dark", [0x0B1626, 0x1B2A3F, 0x40546E, 0x16243A, 0xF3EFE4, 0xA9B4C4, 0xFFD75E])
  /// White paper, thin lines, and no colour that four inks cannot mix.
  static let print = Theme(
    "print", base: "light", lineWeight: 0.75, fades: false,
    [0xFFFFFF, 0xEFECE2, 0xA19B8A, 0xE4E4E0, 0x1A1A1A, 0x55534D, 0x7A5800])
  /// Words and links at 7:1 or more, as level AAA of WCAG asks of words.
  static let contrast = Theme(
    "contrast", base: "light", lineWeight: 1.3, fades: false,
    [0xFFFFFF, 0xEAEFF1, 0x7E8C93, 0xD5DCE0, 0x000000, 0x2B3237, 0x5A3E00])
  /// Deep red and gold, for halls.
  static let exhibition = Theme(
    "exhibition", base: "dark", hasSerifTitle: true,
    [0x450710, 0x5E1420, 0x9C5040, 0x521019, 0xFFF4DC, 0xF0D3A4, 0xFFD75E])
}

extension Paint {
  /// The water, and the page around the map.
  package static let sea = Paint(0)
  /// The land.
  package static let land = Paint(1)
  /// The outline of the land.
  package static let coast = Paint(2)
  /// Meridians and parallels.
  package static let graticule = Paint(3)
  /// Words.
  package static let ink = Paint(4)
  /// Words of less weight.
  package static let secondary = Paint(5)
  /// The hub, and whatever is new this year.
  package static let hub = Paint(6)
  /// The water along the coast, between sea and land.
  package static let shallows = Paint(7)
  /// How many paints every theme fixes; those of the scale follow.
  static let fixedCount = 8
  /// The paints that every theme fixes.
  package static var fixed: [Paint] { (0..<fixedCount).map { Paint($0) } }
}

extension MapFile {
  /// Reads a whole file, which must have the colours of every theme; nothing when it has errors, which are added to
  /// `problems` all at once.
  ///
  /// - Parameter look: reads its member `look`, where there is one.
  package init?(
    _ bytes: [UInt8], file: String, look: (JSONValue, JSONReader, [RelationKind]) -> Void = { _, _, _ in },
    problems: inout [Problem]
  ) {
    self.init(bytes, file: file, looks: Theme.all.map { ($0.id, $0.base) }, look: look, problems: &problems)
  }
}
