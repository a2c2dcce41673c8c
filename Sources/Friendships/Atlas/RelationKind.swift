import Drawing

/// A kind of relation and its look.
package struct RelationKind: Equatable, Sendable {
  /// Its id: the word in the table and the class in the picture.
  package let id: String
  /// Its name in the singular.
  package let names: Names
  /// Its name in the plural.
  package let plurals: Names
  /// Whether its links are dashed.
  package let isDashed: Bool
  /// The form of its cities' markers.
  package let marker: Marker.Symbol
  /// For each theme the colours of the first and the last year.
  package let ramps: [String: [Color]]

  /// The kind with the look of another.
  func looking(like other: RelationKind) -> RelationKind {
    RelationKind(
      id: id, names: names, plurals: plurals, isDashed: other.isDashed, marker: other.marker, ramps: other.ramps)
  }

  /// The kind with markers of the other form.
  var withOtherMarker: RelationKind {
    RelationKind(
      id: id, names: names, plurals: plurals, isDashed: isDashed, marker: marker == .disc ? .diamond : .disc,
      ramps: ramps)
  }

  /// Whether two kinds have the same line and marker, so that at most their colours tell them apart.
  func hasForm(of other: RelationKind) -> Bool { isDashed == other.isDashed && marker == other.marker }

  /// Whether two kinds look the same on the map.
  func looks(like other: RelationKind) -> Bool { hasForm(of: other) && ramps == other.ramps }

  /// The word for it in a table that reads back the same: its id, or the table's own word where it has no other name.
  var word: String { names.all.isEmpty ? names["en"] : id }
}
