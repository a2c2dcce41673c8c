/// What `fmap studio` hands on, which has checked it already.
struct StudioWords: Sendable {
  /// The path of the table; nothing for none.
  private(set) var table: String?
  /// The port; 0 for any that is free.
  private(set) var port: UInt16 = 0
  /// Whether a browser is opened.
  private(set) var opens = true
  /// The language of the terminal, `en` or `zh`.
  private(set) var language = "en"
  /// Whether it was started by `fmap studio`.
  private(set) var isFromFmap = false

  /// - Parameter words: the command line, with the program's name.
  init(_ words: [String]) {
    var rest = words.dropFirst()
    isFromFmap = rest.popFirst() == "--from-fmap"
    while let word = rest.popFirst() {
      switch word {
      case "--no-open": opens = false
      case "--port": port = rest.popFirst().flatMap { UInt16($0) } ?? 0
      case "--language": language = rest.popFirst() ?? "en"
      case "--table": table = rest.popFirst()
      default: isFromFmap = false
      }
    }
  }
}
