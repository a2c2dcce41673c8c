import Geometry

/// The members of an export's objects, each list settled once for all its subjects, in alphabetical order.
extension AtlasExport {
  /// Those of a city as a feature of some kind; without one, as an object that has its place among its members.
  func membersOfCity(kind: String?) -> [Member<City>] {
    var members: [Member<City>] = [
      Member("id", text: \.id), Member("kind", text: { _ in kind }),
      Member(Column.countryCode.name, text: \.country.code), Member(Column.cityLocal.name, text: \.localName),
      Member(Column.continent.name, text: { $0.continent.isEmpty ? nil : $0.continent }),
    ]
    members += names(\.names) { Column.city($0).name }
    members += names(\.country.names) { Column.country($0).name }
    if kind == nil {
      members += [
        Member(Column.latitude.name, number: \.coordinate.latitude),
        Member(Column.longitude.name, number: \.coordinate.longitude),
      ]
    }
    return inOrder(members)
  }

  /// Those of an agreement as a feature of some kind; without one, as an object.
  func membersOfAgreement(kind: String?) -> [Member<Agreement>] {
    let (hub, cities) = (atlas.hub.coordinate, atlas.cities)
    let members: [Member<Agreement>] = [
      Member("id", text: \.id), Member("kind", text: { _ in kind }), Member("city", text: { cities[$0.city].id }),
      Member("from", text: { $0.lifespan?.from?.description }),
      Member("until", text: { $0.lifespan?.until?.description }),
      Member("km", number: { hub.distance(to: cities[$0.city].coordinate).rounded() }),
      Member(Column.relation.name, text: \.relation),
      Member(Column.established.name, text: { $0.established?.description }),
      Member(Column.ended.name, text: { $0.ended?.description }),
      Member(Column.source.name, text: { $0.source.isEmpty ? nil : $0.source }),
      Member(Column.confidence.name, text: \.details.confidence), Member(Column.note.name, text: \.details.note),
      Member(Column.photo.name, text: \.details.photo), Member(Column.photoCredit.name, text: \.details.photoCredit),
      Member(Column.link.name, text: \.details.link),
    ]
    let seen = ([nil] + languages).map { language in
      Member<Agreement>(Column.photoAlt(language).name) {
        let seen = $0.details.seen(in: language)
        return seen.isEmpty ? nil : seen
      }
    }
    return inOrder(members + seen)
  }

  /// Those of a kind of relation.
  var membersOfRelation: [Member<RelationKind>] {
    inOrder([Member("id", text: \.id)] + names(\.names) { "name_\($0)" })
  }

  private func names<Subject>(
    _ names: @escaping (Subject) -> Names, as member: (String) -> String
  ) -> [Member<Subject>] {
    languages.map { language in Member(member(language), text: { names($0).own(language) }) }
  }

  private func inOrder<Subject>(_ members: [Member<Subject>]) -> [Member<Subject>] {
    members.sorted { $0.name < $1.name }
  }
}
