import Cartography
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why a command ends without having done its work.
enum Failure: Error {
  /// The data or the drawing failed: exit code 1.
  case data([Problem])
  /// The command was used wrongly: exit code 2.
  case usage(Problem)

  static func data(_ problem: Problem) -> Failure { .data([problem]) }

  var problems: [Problem] {
    switch self {
    case .data(let problems): problems
    case .usage(let problem): [problem]
    }
  }

  var exitCode: Int32 {
    switch self {
    case .data: 1
    case .usage: 2
    }
  }
}

/// What is said on standard output and standard error.
enum Terminal {
  /// Prints problems, one a line, in the user's language; nothing but errors when asked to be quiet.
  static func report(_ problems: [Problem], quiet: Bool = false) {
    let told = problems.filter { $0.severity == .error || !quiet }
    for line in MessageLanguage.listed(told) { write("fmap: \(line)\n", to: STDERR_FILENO) }
  }

  /// Prints text on standard output. A reader that has gone away (`fmap list | head`) is not the user's problem.
  static func print(_ text: String) throws(Failure) {
    do {
      try writeAll(Array((text + "\n").utf8), to: STDOUT_FILENO)
    } catch {
      guard error.code != EPIPE else { return }
      throw .data(Problem(at: "standard output", "cannot write: \(systemError(error.code))"))
    }
  }

  /// Whether a person reads standard output.
  static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether a person watches standard error.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

  /// Draws on the terminal without ending the line.
  static func draw(_ text: String) { write(text, to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    // There is no place left to report that standard error is gone.
    _ = try? writeAll(Array(text.utf8), to: descriptor)
  }
}

/// The system's words for the last error, as part of a sentence.
func systemError(_ code: Int32 = errno) -> String {
  let text = String(cString: strerror(code))
  return text.prefix(1).lowercased() + text.dropFirst()
}
