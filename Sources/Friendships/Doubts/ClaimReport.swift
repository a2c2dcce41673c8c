import Drawing
import Messages

/// A statement of the office beside what the table has on that day.
package struct ClaimReport: Sendable {
  /// One number of the statement.
  package struct Count: Sendable {
    /// The id of a kind of relation, `cities` or `countries`.
    package let what: String
    /// The names of the kind; nothing for cities and countries.
    let names: Names?
    /// How many the office stated.
    package let claimed: Int
    /// How many the table has.
    package let found: Int
  }

  /// The statement.
  package let claim: Claim
  /// Its numbers: kinds of relation in their order, then cities, then countries.
  package let counts: [Count]

  /// The reports on all statements of an atlas, by date.
  package static func all(_ atlas: Atlas) -> [ClaimReport] {
    atlas.claims.map { claim in
      let (agreements, found) = (atlas.agreements(on: claim.date), atlas.cities(on: claim.date))
      var counts = atlas.relations.compactMap { kind in
        claim.counts[kind.id].map { claimed in
          Count(
            what: kind.id, names: kind.plurals, claimed: claimed, found: agreements.count { $0.relation == kind.id })
        }
      }
      if let cities = claim.cities {
        counts.append(Count(what: "cities", names: nil, claimed: cities, found: found.count))
      }
      if let countries = claim.countries {
        counts.append(
          Count(what: "countries", names: nil, claimed: countries, found: atlas.countries(of: found)))
      }
      return ClaimReport(claim: claim, counts: counts)
    }
  }

  /// The statement in one line: `2021-10-25: 22 of 22 Sister cities, 12 of 78 Friendly cooperative cities (66 missing)`.
  ///
  /// - Parameter language: that of the names of the kinds.
  package func message(in language: String) -> Message {
    let parts = counts.map { count -> Message in
      let name: Message =
        count.names.map { Message(verbatim: $0[language]) } ?? (count.what == "cities" ? "cities" : "countries")
      let missing = count.claimed - count.found
      if missing > 0 { return "\(count.found) of \(count.claimed) \(name) (\(missing) missing)" }
      if missing < 0 { return "\(count.found) of \(count.claimed) \(name) (\(-missing) too many)" }
      return "\(count.found) of \(count.claimed) \(name)"
    }
    let listed = parts.dropFirst().reduce(parts.first ?? "nothing counted") { "\($0), \($1)" }
    return "\(claim.date): \(listed)"
  }
}
