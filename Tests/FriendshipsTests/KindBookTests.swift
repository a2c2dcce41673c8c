import Testing
import TestSupport

@testable import Friendships

/// Which kinds of relation a list has, and which row is of which.
@Suite struct KindBookTests {
  private let vocabulary = Vocabulary(Shenyang.words, Shenyang.atlas.relations)

  private func book(_ kinds: [RelationKind] = []) -> KindBook {
    KindBook(kinds, looks: Shenyang.atlas.relations, words: Shenyang.words)
  }

  private func take(_ book: inout KindBook, _ heading: String) -> Bool {
    book.take(heading: heading, HeaderWords(Shenyang.words).kind(inHeading: heading), vocabulary)
  }
  private func said(_ book: inout KindBook, _ word: String) -> String? { book.id(of: word, vocabulary) }

  @Test func whereNothingSaysWhatTheRowsAreTheyArePartners() {
    var book = book()
    let found1 = said(&book, "")
    #expect(found1 == "partner")
    #expect(book.found.map(\.id) == ["partner"])
    #expect(book.found[0].plurals["de"] == "Partnerstädte")
    #expect(book.found[0].plurals["zh"] == "伙伴城市")
  }

  @Test(arguments: [
    ("友好城市", "sister"), ("大连市友好城市（10个）", "sister"), ("友好合作关系城市", "cooperative"), ("友好合作关系城市（28个）", "cooperative"),
    ("姉妹都市", "sister"), ("友好交流都市", "cooperative"), ("자매결연도시", "sister"), ("우호교류도시 (8)", "cooperative"),
    ("Sister cities", "sister"),
    ("Sister Cities (29)", "sister"), ("Partnerstädte:", "partner"), ("Villes jumelées", "sister"),
    ("Friendship cities", "cooperative"), ("Города-побратимы", "sister"),
  ])
  func aHeadingSaysOfWhichKindTheRowsBelowAre(_ heading: String, _ id: String) {
    var book = book()
    let isTaken = take(&book, heading)
    #expect(isTaken)
    let found2 = said(&book, "")
    #expect(found2 == id)
    let found3 = said(&book, "")
    #expect(found3 == id)
  }

  @Test(arguments: ["Cities", "大连市", "Updated in 2021", "Lyon", "(10)", "：", "", "友好"])
  func otherLinesAreNoHeadings(_ line: String) {
    var book = book()
    let isTaken = take(&book, line)
    #expect(!isTaken)
    let found4 = said(&book, "")
    #expect(found4 == "partner")
  }

  @Test func whatARowSaysComesBeforeTheHeading() {
    var book = book()
    let isTaken = take(&book, "友好城市")
    #expect(isTaken)
    let found5 = said(&book, "Friendship city")
    #expect(found5 == "cooperative")
    let found6 = said(&book, "")
    #expect(found6 == "sister")
    let isNext = take(&book, "友好合作关系城市")
    #expect(isNext)
    let found7 = said(&book, "")
    #expect(found7 == "cooperative")
    #expect(book.found.map(\.id) == ["sister", "cooperative"])
  }

  /// The order is that of the ranks, whichever the table has first; kinds that are named but have no row are left out.
  @Test func onlyKindsThatRowsHaveAreFoundTheHighestFirst() {
    var book = book()
    let isTaken = take(&book, "Partnerstädte")
    #expect(isTaken)
    _ = said(&book, "friendship city")
    _ = said(&book, "sister city")
    #expect(book.found.map(\.id) == ["sister", "cooperative"])
    _ = said(&book, "")
    #expect(book.found.map(\.id) == ["sister", "cooperative", "partner"])
  }

  @Test func aKindOfItsOwnHasTheTablesWordsInAllLanguages() {
    var book = book()
    let found8 = said(&book, "Climate alliance")
    #expect(found8 == "climate-alliance")
    let other = said(&book, "气候联盟")
    #expect(other?.hasPrefix("kind-") ?? false)
    let found9 = said(&book, "气候联盟")
    #expect(found9 == other)
    #expect(book.found.map { $0.names["en"] } == ["Climate alliance", "气候联盟"])
    #expect(book.found[0].names["zh"] == "Climate alliance")
    #expect(book.found[0].ramps != book.found[1].ramps)
  }

  /// Whichever two of them are compared, more than a colour tells them apart.
  @Test func noTwoOfFourKindsLookTheSame() {
    var book = book()
    for word in ["sister city", "friendship city", "partner city", "Climate alliance"] { _ = said(&book, word) }
    let forms = book.found.map { "\($0.isDashed) \($0.marker)" }
    #expect(book.found.count == 4 && Set(forms).count == 4, "\(forms)")
    var closed = self.book(Array(Shenyang.atlas.relations.prefix(2)))
    let neutral = said(&closed, "Partner city")
    let empty = said(&closed, "")
    #expect(neutral == "partner" && empty == "partner")
    #expect(Set(closed.found.map { "\($0.isDashed) \($0.marker)" }).count == 3)
  }

  @Test func whereMapJSONListsTheKindsATableAddsTheNeutralOneAlone() {
    let kinds = Array(Shenyang.atlas.relations.prefix(2))
    var book = book(kinds)
    let found10 = said(&book, "Climate alliance")
    #expect(found10 == nil)
    let found11 = said(&book, "sister city")
    #expect(found11 == kinds[0].id)
    let found12 = said(&book, "")
    #expect(found12 == "partner")
    #expect(book.found.map(\.id) == kinds.map(\.id) + ["partner"])
    var single = KindBook([kinds[1]], looks: Shenyang.atlas.relations, words: Shenyang.words)
    let found13 = said(&single, "")
    #expect(found13 == kinds[1].id)
  }

  /// What one row says must not change what the next one is.
  @Test func theOrderOfRowsDoesNotSayWhatARowWithoutAKindIs() {
    var single = book(Array(Shenyang.atlas.relations.prefix(1)))
    let rows = ["", "", "Partner city", "", ""].map { said(&single, $0) }
    #expect(rows == ["sister", "sister", "partner", "sister", "sister"])
  }

  /// An office may give its kinds any colours.
  @Test func aKindThatIsAddedHasALineAndAMarkerThatNoneOfMapJSONHas() {
    let relations = Shenyang.atlas.relations
    var book = book([recoloured(relations[0], relations[1]), relations[1]])
    _ = said(&book, "")
    #expect(book.found.count == 3 && Set(book.found.map { "\($0.isDashed) \($0.marker)" }).count == 3)
  }

  /// All lines and markers are taken, and of the looks the first.
  @Test func whereAllFormsAreTakenTheColoursDiffer() {
    let relations = Shenyang.atlas.relations
    let (sister, other) = (relations[0], recoloured(relations[1], relations[0]))
    let kinds = [sister, sister.withOtherMarker, other, other.withOtherMarker]
    var book = book(kinds)
    _ = said(&book, "")
    #expect(book.found.count == 5 && !kinds.contains { $0.looks(like: book.found[4]) })
  }

  /// A kind in the colours of another.
  private func recoloured(_ kind: RelationKind, _ other: RelationKind) -> RelationKind {
    RelationKind(
      id: kind.id, names: kind.names, plurals: kind.plurals, isDashed: kind.isDashed, marker: kind.marker,
      ramps: other.ramps)
  }
}
