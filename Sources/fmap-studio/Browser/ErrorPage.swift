import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What went wrong, shown in the browser to whoever has started the studio from the desktop, where there is no terminal to read it in.
enum ErrorPage {
  /// Whether somebody may be looking at a terminal: one of the three standard streams is one.
  static var isAtTerminal: Bool { (STDIN_FILENO...STDERR_FILENO).contains { isatty($0) == 1 } }

  /// Opens a page that says it; nothing where not even a page can be written.
  ///
  /// - Parameter lines: what went wrong, in a language, as a terminal would have it.
  static func show(_ lines: [String], in language: String) {
    guard let folder = try? RunFolder() else { return }
    let name = "problem.html"
    guard folder.write(document(lines, in: language), to: name) else { return }
    Browser.open(folder.file(name)) {}
  }

  /// The page: words alone, whatever stands in them.
  static func document(_ lines: [String], in language: String) -> String {
    let heading = markup(of: said("fmap studio could not start", in: language))
    return """
      <!doctype html>
      <html lang="\(language == "zh" ? "zh-Hans" : "en")">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>fmap studio</title>
      <style>
      body { max-width: 38em; margin: 12vh auto; padding: 0 1.5em; font: 1.15em/1.7 system-ui, sans-serif; overflow-wrap: anywhere }
      h1 { font-size: 1.4em }
      </style>
      <main>
      <h1>\(heading)</h1>
      \(lines.map { "<p>\(markup(of: $0))</p>" }.joined(separator: "\n"))
      </main>
      </html>

      """
  }
}
