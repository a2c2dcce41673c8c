import Drawing

/// One signed relation between the hub and a city.
///
/// What its row says of it is kept once, however often it is copied: a table may have a hundred thousand.
package struct Agreement: Equatable, Sendable {
  /// The index of its city in the atlas.
  package internal(set) var city: Int
  /// The days on which it is in force: until it ended or a later agreement replaced it. Nothing without a date.
  package var lifespan: Lifespan?
  private let said: Said

  /// What its row says.
  private final class Said: Sendable {
    let id, relation, source: String
    let established, ended: PartialDate?
    /// At most one: most rows say nothing more, and need no room for it.
    let details: [Details]

    init(
      _ id: String, _ relation: String, _ source: String, _ dates: (PartialDate?, PartialDate?), _ details: Details
    ) {
      (self.id, self.relation, self.source) = (id, relation, source)
      (established, ended) = dates
      self.details = details == Details() ? [] : [details]
    }
  }

  /// An agreement of a row.
  init(
    id: String, city: Int, relation: String, established: PartialDate?, ended: PartialDate?, lifespan: Lifespan?,
    source: String, details: Details = Details()
  ) {
    (self.city, self.lifespan) = (city, lifespan)
    said = Said(id, relation, source, (established, ended), details)
  }

  /// The city's id, with `-2` and so on for its further agreements in the order of the table.
  package var id: String { said.id }
  /// The id of its kind of relation.
  package var relation: String { said.relation }
  /// When it was made, as the source gives it; nothing when that is not known.
  package var established: PartialDate? { said.established }
  /// Its last day as the source gives it; nothing while it lasts.
  package var ended: PartialDate? { said.ended }
  /// Where it is published, an http(s) address.
  package var source: String { said.source }
  /// What else the table says about it.
  package var details: Details { said.details.first ?? Details() }

  /// Whether all that is said of two agreements is the same.
  package static func == (a: Agreement, b: Agreement) -> Bool {
    guard a.city == b.city, a.lifespan == b.lifespan else { return false }
    let (x, y) = (a.said, b.said)
    return x === y
      || (x.id, x.relation, x.source) == (y.id, y.relation, y.source)
        && (x.established, x.ended) == (y.established, y.ended) && x.details == y.details
  }

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
