import Gazetteer

/// The gazetteer, opened when something is first looked up; whatever was unpacked for that is kept. One thread at a time may ask.
final class OpenGazetteer {
  private var opened: Gazetteer?
  /// The codes of countries by what rows call them.
  private var codes: [String: String?] = [:]

  func callAsFunction() throws(GazetteerFault) -> Gazetteer {
    if let opened { return opened }
    let gazetteer = try BuiltIn.gazetteer()
    opened = gazetteer
    return gazetteer
  }

  /// The code of a country by any of its names; nothing for what is no country's name.
  func code(ofCountry name: String) -> String? {
    if let known = codes[name] { return known }
    let code = name.isEmpty ? nil : try? self().countries.code(ofName: name)
    codes[name] = .some(code)
    return code
  }
}
