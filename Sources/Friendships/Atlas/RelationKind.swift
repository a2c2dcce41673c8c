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
}
