import Drawing

/// All looks of a map but its shapes: one palette over the same indices as every other theme.
package struct Theme: Sendable {
  /// The name by which users ask for it and under which `map.json` lists its ramps.
  package let id: String
  /// The colours of the fixed paints, in the order of their indices.
  let colors: [Color]

  /// The catalogue, the default first.
  package static let all: [Theme] = [light, dark]

  /// The palette of this theme: the fixed paints, then the colours of a scale.
  package func palette(_ scale: LinkScale) -> Palette { Palette(colors + scale.colors(self)) }

  private init(_ id: String, _ colors: [UInt32]) {
    self.id = id
    self.colors = colors.map {
      Color(red: UInt8($0 >> 16 & 255), green: UInt8($0 >> 8 & 255), blue: UInt8($0 & 255))
    }
  }

  // In the order of the paints: sea, land, coast, graticule, ink, secondary ink, hub.
  static let light = Theme("light", [0xEAF1F5, 0xFBFAF6, 0xB4C4CE, 0xD6E1E8, 0x1E2A32, 0x56636C, 0x8A6400])
  static let dark = Theme("dark", [0x0B1626, 0x1B2A3F, 0x40546E, 0x16243A, 0xF3EFE4, 0xA9B4C4, 0xFFD75E])
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
  /// How many paints every theme fixes; those of the scale follow.
  static let fixedCount = 7
}
