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
    /// A picture: an http(s) address, or the path of a file at or below the table's folder.
    package var photo: String?
    /// Who made the picture.
    package var photoCredit: String?
    /// What is seen on the picture, for who cannot see it; empty in a language for which the table has no words.
    package var photoAlt: Names?
    /// A page about the friendship, an http(s) address.
    package var link: String?

    /// Whether its picture is a file of the table's, not an address.
    package var hasPhotoFile: Bool { photo.map { WebAddress($0) == nil } ?? false }

    /// What is seen on the picture in the words of a language's own column, or of the column without a language; empty where it
    /// says nothing.
    func seen(in language: String?) -> String {
      guard let language else { return photoAlt?.fallback ?? "" }
      return photoAlt?.own(language) ?? ""
    }

    /// Nothing.
    package init() {}
  }
}
