import Cartography
import Drawing
import Friendships
import Testing
import TestSupport

/// The figures that every theme keeps, with the ramps of the built-in map.
@Suite struct ThemeTests {
  static let all = Theme.all.map(\.id)

  private func palette(_ id: String) throws -> Palette {
    try #require(Theme.all.first { $0.id == id }).palette(LinkScale(Shenyang.atlas))
  }

  /// First, middle and last year of each relation.
  private func samples(_ palette: Palette) -> [[Color]] {
    let scale = LinkScale(Shenyang.atlas)
    let years = [scale.years.lowerBound, (scale.years.lowerBound + scale.years.upperBound) / 2, scale.years.upperBound]
    return scale.relations.indices.map { relation in years.map { palette[scale.paint(relation, year: $0)] } }
  }

  /// The tests of the data read map files for these looks.
  @Test func theDataAreTestedWithTheLooksOfTheThemes() {
    #expect(Theme.all.map { [$0.id, $0.base] } == Shenyang.looks.map { [$0.id, $0.base] })
  }

  @Test func namesAreUniqueAndTheDefaultIsLight() {
    #expect(Set(Self.all).count == Self.all.count)
    #expect(Self.all.first == "light")
  }

  @Test(arguments: all) func linksStandOutFromSeaAndLand(_ id: String) throws {
    let palette = try palette(id)
    for color in samples(palette).joined() {
      #expect(color.contrast(to: palette[.sea]) >= 3.8, "\(color) on sea")
      #expect(color.contrast(to: palette[.land]) >= 3.8, "\(color) on land")
    }
  }

  @Test(arguments: all) func wordsAndHubAreLegible(_ id: String) throws {
    let palette = try palette(id)
    for ground in [Paint.sea, .land] {
      for paint in [Paint.ink, .hub] { #expect(palette[paint].contrast(to: palette[ground]) >= 4.5, "\(paint)") }
    }
    #expect(palette[.secondary].contrast(to: palette[.sea]) >= 4.5)
  }

  @Test(arguments: all) func theCoastShowsOnBothSides(_ id: String) throws {
    let palette = try palette(id)
    #expect(palette[.coast].contrast(to: palette[.sea]) >= 1.5)
    #expect(palette[.coast].contrast(to: palette[.land]) >= 1.5)
  }

  /// How colours look without one kind of cone, in linear light: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
  /// physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15 (2009), 1291–1298, DOI
  /// 10.1109/TVCG.2009.113, the authors' table for severity 1.0.
  static let blindness: [String: [[Double]]] = [
    "protan": [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900],
    ],
  ]

  private func seen(_ color: Color, _ matrix: [[Double]]) -> OKLab {
    let (r, g, b) = color.linear
    let channels = matrix.map { $0[0] * r + $0[1] * g + $0[2] * b }
    return OKLab(Color(linearRed: channels[0], green: channels[1], blue: channels[2]))
  }

  @Test(arguments: all, ["protan", "deutan", "tritan"]) func relationsStayApartWithoutOneCone(
    _ id: String, _ kind: String
  ) throws {
    let matrix = try #require(Self.blindness[kind])
    // White stays white, which a mistyped row would not keep.
    for row in matrix { #expect(abs(row.reduce(0, +) - 1) < 1e-5) }
    let samples = samples(try palette(id))
    for first in samples[0] {
      for second in samples[1] {
        let difference = seen(first, matrix).difference(to: seen(second, matrix)) * 100
        #expect(difference >= 10, "\(first) and \(second): \(difference)")
      }
    }
  }
}
