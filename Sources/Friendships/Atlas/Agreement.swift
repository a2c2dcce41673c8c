import Drawing

/// One signed relation between the hub and a city.
package struct Agreement: Equatable, Sendable {
  /// The city's id, with `-2` and so on for its further agreements in the order of the table.
  package let id: String
  /// The index of its city in the atlas.
  package internal(set) var city: Int
  /// The id of its kind of relation.
  package let relation: String
  /// When it was made, as the source gives it; nothing when that is not known.
  package let established: PartialDate?
  /// Its last day as the source gives it; nothing while it lasts.
  package let ended: PartialDate?
  /// The days on which it is in force: until it ended or a later agreement replaced it. Nothing without a date.
  package var lifespan: Lifespan?
  /// Where it is published, an http(s) address.
  package let source: String
  /// What else the table says about it.
  package var details = Details()

  /// Whether it is only known to have been made by its date.
  package var isLatest: Bool { established?.isLatest ?? false }

  /// The optional columns of the table.
  package struct Details: Equatable, Sendable {
    /// How sure the date and the relation are, in a word.
    package var confidence: String?
    /// A remark.
    package var note: String?
    /// A picture, an http(s) address or a relative path.
    package var photo: String?
    /// Who made the picture.
    package var photoCredit: String?
    /// A page about the friendship, an http(s) address.
    package var link: String?

    /// Nothing.
    package init() {}
  }
}
