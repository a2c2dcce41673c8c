import Friendships
import Gazetteer
import Geometry
import Messages

/// The city in the middle of a map that has no `map.json`.
///
/// It is written as a name, `Guangzhou`; with its country, `Guangzhou, China`; in two languages, `Guangzhou/广州`; or with its place,
/// `Suva,-18.1416,178.4415` and perhaps `,FJ,Fiji`.
package struct Hub: Sendable {
  /// Its name by language, as it was typed; English for one in Latin letters.
  package let names: [String: String]
  /// Its country, where it was typed.
  package let country: (code: String, names: [String: String])?
  /// Where it lies.
  package let coordinate: Coordinate

  /// Reads what was typed, and looks the place up where it is not given.
  ///
  /// - Throws: wrong usage, with the candidates where there are several.
  package init(_ text: String) throws(Failure) { try self.init(text, in: OpenGazetteer()) }

  /// The same with a gazetteer in which more will be looked up.
  init(_ text: String, in gazetteer: OpenGazetteer) throws(Failure) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    if parts.count > 2, let φ = Double(parts[1]), let λ = Double(parts[2]), !φ.isNaN, !λ.isNaN {
      let names = try Self.checkedNames(parts[0], written: text)
      try Self.check(φ, λ, found: parts)
      guard parts.count == 3 || parts.count == 5 else { throw Self.fault(text) }
      let country = parts.count == 5 ? (code: parts[3].uppercased(), names: Self.names(parts[4])) : nil
      if let country, !isCountryCode(country.code) { throw Self.fault(text) }
      guard !parts[0].isEmpty else { throw Self.fault(text) }
      self.init(names, country, Coordinate(latitude: φ, longitude: λ))
      return
    }
    guard parts.count < 3, !parts[0].isEmpty, parts.count == 1 || Double(parts[1]) == nil else {
      _ = try Self.checkedNames(parts[0], written: text)
      throw Self.fault(text)
    }
    try self.init(named: parts[0], within: parts.count == 2 ? parts[1] : nil, written: text, in: gazetteer)
  }

  /// A city by its name, which is looked up.
  ///
  /// - Parameters:
  ///   - word: its country or state, where that was typed.
  ///   - area: its state, where a table has it beside its country.
  ///   - written: all that was typed, for what is wrong with it.
  init(
    named name: String, within word: String?, area: String? = nil, written: String, in gazetteer: OpenGazetteer
  ) throws(Failure) {
    let names = try Self.checkedNames(name, written: written)
    let (place, code) = try Self.place(of: names, within: word, area: area, written: written, in: gazetteer)
    // A state is no country, and is not printed.
    let country = (code: Self.printed(place.country), names: code.map { _ in word.map(Self.names) ?? [:] } ?? [:])
    self.init(names, country, place.coordinate)
  }

  init(
    _ names: [String: String], _ country: (code: String, names: [String: String])?, _ coordinate: Coordinate
  ) {
    (self.names, self.country, self.coordinate) = (names, country, coordinate)
  }

  /// The code of a country that was found: that of China for a part of it.
  static func printed(_ code: String) -> String { isPartOfChina(code) ? "CN" : code }

  /// The names in a text, unless it holds what no name does or is far too long.
  static func checkedNames(_ text: String, written: String) throws(Failure) -> [String: String] {
    let isHidden = { (scalar: Unicode.Scalar) in
      isBidirectionalControl(scalar) || (isControl(scalar) && !scalar.properties.isWhitespace)
    }
    if written.unicodeScalars.contains(where: isHidden) {
      throw .usage(Problem(at: "--hub", "has invisible characters", found: written, cure: "write it without them"))
    }
    let all = names(text)
    for name in all.values {
      if let problem = TextLimit.name.problem(of: name), problem.severity == .error {
        throw .usage(Problem(at: "--hub", problem.what, found: name, cure: problem.cure))
      }
    }
    return all
  }

  /// The place of a name, and the code of the country where the second word is one.
  private static func place(
    of names: [String: String], within word: String?, area: String?, written: String, in open: OpenGazetteer
  ) throws(Failure) -> (place: Place, code: String?) {
    do {
      let gazetteer = try open()
      let code = word.flatMap(gazetteer.countries.code(ofName:))
      var last: Finding?
      // IL is Israel, and Illinois, too.
      for country in code == nil ? [nil] : [code, nil] {
        for name in names.sorted(by: { $0.key < $1.key }).map(\.value) {
          var finding = try gazetteer.find(name, country: country, within: country == nil ? word : nil)
          // As of the partners of a map, a state of its own column counts where the name alone is not clear.
          if let area, [.choose, .largest].contains(finding.grade) {
            let there = try gazetteer.find(name, country: country, within: area)
            if there.place != nil { finding = there }
          }
          // "Paris, Nowhere" is not the one in France.
          if finding.isConfirmed, let place = finding.place { return (place, country) }
          if last?.candidates.isEmpty ?? true { last = finding }
        }
      }
      throw unplaced(last, written)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .data(
        Problem(at: "gazetteer", "damaged", cure: "install fmap anew, or write the hub with its latitude and longitude")
      )
    }
  }

  private static func unplaced(_ finding: Finding?, _ written: String) -> Failure {
    let listed = PlaceFinding.listed
    if let candidates = finding?.candidates, !candidates.isEmpty {
      return .usage(
        Problem(
          at: "--hub", "several places of that name", found: written,
          cure: "add the country or state, or write Name,latitude,longitude: \(listed(candidates))"))
    }
    let near = finding?.suggestions ?? []
    return .usage(
      Problem(
        at: "--hub", "no place of that name", found: written,
        cure: near.isEmpty
          ? "write it as Name,latitude,longitude" : "write Name,latitude,longitude; there is \(listed(near))"))
  }

  private static func check(_ φ: Double, _ λ: Double, found: [String]) throws(Failure) {
    if abs(φ) > 90 {
      let range: Message = "expected \(-90) to \(90)"
      let isSwapped = abs(φ) <= 180 && abs(λ) <= 90
      let cure: Message = isSwapped ? "\(range); has it changed places with the longitude?" : range
      throw .usage(Problem(at: "--hub", "latitude out of range", found: found[1], cure: cure))
    }
    if abs(λ) > 180 {
      let cure: Message = "expected \(-180) to \(180)"
      throw .usage(Problem(at: "--hub", "longitude out of range", found: found[2], cure: cure))
    }
  }

  /// Two languages are separated by a slash; which ones they are, their letters tell.
  static func names(_ text: String) -> [String: String] {
    let parts = text.split(separator: "/", maxSplits: 1).map { $0.trimmingSpace }
    return parts.reduce(into: [:]) { $0[TwoScripts.language(of: $1, orElse: "en")] = $1 }
  }

  private static func fault(_ text: String) -> Failure {
    .usage(
      Problem(
        at: "--hub", "not a city and its coordinates", found: text,
        cure:
          "write it as \"Guangzhou\", \"Guangzhou, China\", \"Suva,-18.1416,178.4415\" or \"Dalian/大连,38.914,121.6147,CN,China/中国\""
      ))
  }
}

extension StringProtocol {
  /// The text without space around it.
  fileprivate var trimmingSpace: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension Hub {
  /// The text of a `map.json` with this hub, a title in some languages, and kinds of relation.
  ///
  /// - Parameters:
  ///   - languages: of the title; those of the hub's names where there are several.
  ///   - relations: the member `relations` as JSON.
  ///   - table: the name of the table's file.
  package func mapFile(languages: [String], relations: String, table: String) -> String {
    let json = { (value: any Encodable) in String(decoding: Friendships.json(value), as: UTF8.self) }
    let titled = names.count > 1 ? names.keys.sorted() : languages
    var titles: [String: String] = [:]
    for language in titled {
      let name = names[language] ?? names["en"] ?? names.values.sorted()[0]
      let title = BuiltIn.words.say("title.friends", in: language, ["hub": name])
      // A title may be no longer than a name.
      titles[language] = TextLimit.name.problem(of: title)?.severity == .error ? name : title
    }
    let country = country.map { country in
      let names = country.names.isEmpty ? "" : ", \"names\": \(json(country.names))"
      return "\"country\": { \"code\": \(json(country.code))\(names) },\n    "
    }
    // Cut in the Pacific or in the Atlantic, no land but the tip of Siberia or of Greenland is cut; the hub is nearer to the middle
    // of one of the two.
    let offset = { (meridian: Double) in abs((coordinate.longitude - meridian).remainder(dividingBy: 360)) }
    let meridian = offset(10.0) < offset(150) ? 10.0 : 150
    let values = [
      "hub": names["en"] ?? names.values.sorted()[0], "names": json(names), "country": country ?? "",
      "latitude": shortest(coordinate.latitude), "longitude": shortest(coordinate.longitude), "title": json(titles),
      "meridian": shortest(meridian), "relations": relations, "table": json(table),
    ]
    let template = String(decoding: BuiltIn.template.bytes, as: UTF8.self)
    // In one go: what a name brings along in braces stays what it is.
    return template.replacing(#/\{([a-z]+)\}/#) { values[String($0.output.1)] ?? String($0.output.0) }
  }
}
