import Drawing
import Friendships

/// From relation and year to a colour: the only road from data to looks. The legend is drawn from the same scale.
package struct LinkScale: Sendable {
  /// The kinds of relation in order of rank.
  package let relations: [RelationKind]
  /// The first and the last year of every ramp.
  package let years: ClosedRange<Int>

  /// The scale of an atlas.
  package init(_ atlas: Atlas) {
    relations = atlas.relations
    years = atlas.years
  }

  /// The paint of a relation that took effect in a year; years outside of the scale take its nearest end.
  ///
  /// - Parameter relation: the index of the kind of relation.
  package func paint(_ relation: Int, year: Int) -> Paint {
    let step = min(max(year, years.lowerBound), years.upperBound) - years.lowerBound
    return Paint(Paint.fixedCount + relation * years.count + step)
  }

  /// The colours of all paints of the scale in a theme, in the order of their indices: from the first to the last year
  /// in even steps of OKLab. A single year has the colour of the last.
  func colors(_ theme: Theme) -> [Color] {
    relations.flatMap { relation -> [Color] in
      let ends = theme.ramp(of: relation).map(OKLab.init)
      guard let first = ends.first, let last = ends.last else { return [] }
      return (0..<years.count).map { step in
        OKLab.mix(first, last, share: years.count > 1 ? Double(step) / Double(years.count - 1) : 1).color
      }
    }
  }
}
