import Cartography

/// The colours and weights of a map.
///
///     var request = MapRequest()
///     request.theme = .dark
///     request.theme = MapTheme(json: Array(##"{ "base": "light", "colors": { "sea": "#EDF3F6" } }"##.utf8))
public struct MapTheme: Sendable {
  /// White land on a pale sea.
  public static let light = MapTheme(id: "light")
  /// Light links on a dark blue.
  public static let dark = MapTheme(id: "dark")
  /// White, with thin lines.
  public static let print = MapTheme(id: "print")
  /// Words and links at 7:1 or more.
  public static let contrast = MapTheme(id: "contrast")
  /// Deep red and gold.
  public static let exhibition = MapTheme(id: "exhibition")

  let source: Source

  enum Source {
    case catalogue(String)
    case file(SourceFile)
    case object(Theme)
  }

  /// A house style that was read already.
  init(_ theme: Theme) { source = .object(theme) }

  /// A theme of the catalogue that `fmap list themes` prints.
  ///
  /// One that does not exist is a problem of the map that is made with it, which names what is meant most likely.
  public init(id: String) { source = .catalogue(id) }

  /// A house style, of which only what differs from its base is given.
  ///
  /// - Parameters:
  ///   - json: UTF-8; its members are described in "Screens and print". What is wrong in it is told when a map is made with it.
  ///   - name: what problems call it.
  public init(json: [UInt8], name: String = "theme.json") { source = .file(SourceFile(name: name, bytes: json)) }
}
