/// How sure a place is.
package enum Grade: String, CaseIterable, Sendable {
  /// One place of that name.
  case one
  /// Several, of which the largest has ten times the people of the next, or twice where it alone has the name as its main name.
  case largest
  /// Several alike, or two names in one cell that disagree, or one place that is called so only beside its main name while the
  /// cell says of where it lies what was not understood: a person must choose.
  case choose
  /// By its words a state, province or county, which the gazetteer does not have; only populated places are in it.
  case region
  /// No place of that name.
  case unknown
}

/// What was found for a name. `one` and `largest` have a place; a guess is never silent, so all of its like stand beside it.
package struct Finding: Equatable, Sendable {
  /// How sure the place is.
  package let grade: Grade
  /// The place, for `one` and `largest` only.
  package let place: Place?
  /// All places of that name, the largest first, at most `Gazetteer.candidateLimit`; the place itself is among them. Of a region
  /// the places that have its name without the word for a region.
  package let candidates: [Place]
  /// What may have been meant, where nothing was found: spelled almost so in that country, or the very name elsewhere.
  package let suggestions: [Place]
  /// Whether all that was said of where the place lies was understood, and is so; `true` where nothing was said.
  package let isConfirmed: Bool

  /// A finding.
  package init(
    grade: Grade, place: Place?, candidates: [Place] = [], suggestions: [Place] = [], isConfirmed: Bool = true
  ) {
    (self.grade, self.place, self.isConfirmed) = (grade, place, isConfirmed)
    (self.candidates, self.suggestions) = (candidates, suggestions)
  }
}
