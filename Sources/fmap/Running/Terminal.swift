import Cartography
import FriendshipMaps
import Friendships
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Failure {
  /// How the program ends: 1 where data or drawing failed, 2 where it was used wrongly.
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
    for line in MessageLanguage.listed(told) { write("fmap: \(printable(line))\n", to: STDERR_FILENO) }
  }

  /// Prints text on standard output, control characters but tabs and line ends as `\u{…}`: names and data must not steer the
  /// terminal. A reader that has gone away (`fmap list | head`) is not the user's problem.
  static func print(_ text: String) throws(Failure) {
    do {
      try put(printable(text, keeping: "\n\t"))
    } catch {
      if error.code != EPIPE { throw cannotPrint(error) }
    }
  }

  /// Tells in one line what was done. Where that fails the work goes on, and `finish` says so at its end; but who has closed
  /// standard output does not want to know.
  static func tell(_ line: String) {
    do {
      try put(printable(line))
    } catch {
      if error.code != EPIPE, error.code != EBADF { untold = error }
    }
  }

  /// Throws when something could not be told.
  static func finish() throws(Failure) {
    if let untold { throw cannotPrint(untold) }
  }

  /// Why the last line was not told; only the main thread tells any.
  nonisolated(unsafe) private static var untold: SystemError?

  private static func put(_ text: String) throws(SystemError) {
    try writeAll(Array((text + "\n").utf8), to: STDOUT_FILENO)
  }

  private static func cannotPrint(_ error: SystemError) -> Failure {
    .data(Problem(at: "standard output", "cannot write: \(systemError(error.code))"))
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

/// Opens a stand-in for each of the three standard streams that is closed: else the next file would take its number, and what is
/// told would be written into it. Nothing can be written to the stand-in, so that output which was asked for is not lost in silence.
func fillStandardStreams() {
  for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
    _ = open("/dev/null", O_RDONLY)
  }
}
