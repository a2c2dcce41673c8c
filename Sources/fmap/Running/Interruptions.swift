import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whoever holds it is writing a file that must be whole before the program may end.
let wholeFiles = Lock()

/// What an interrupted program says before it ends; nothing where it has nothing to say. Whoever holds `wholeFiles` may change it.
nonisolated(unsafe) private var lastWords: (@Sendable () -> Void)?

/// Says something when the program is interrupted while some work is done.
func whenInterrupted<Value>(
  say: @escaping @Sendable () -> Void, during body: () throws(Failure) -> Value
) throws(Failure) -> Value {
  _ = interruptions
  wholeFiles.sync { lastWords = say }
  defer { wholeFiles.sync { lastWords = nil } }
  return try body()
}

/// Lets an interrupted program (Ctrl-C, `kill`) finish the file at hand, so that only whole files are left behind.
///
/// Made with the first file. A signal that whoever started the program wants to be ignored still is.
nonisolated(unsafe) let interruptions = endingSignals { number in
  wholeFiles.sync {
    lastWords?()
    signal(number, SIG_DFL)
    // Dispatch's threads block signals; this one is to die of it, and with it the program, before any other file.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
  }
}
