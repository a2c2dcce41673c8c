import Dispatch
import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whoever holds it is writing a file that must be whole before the program may end.
let wholeFiles = Lock()

/// Lets an interrupted program (Ctrl-C, `kill`) finish the file at hand, so that only whole files are left behind.
///
/// Made with the first file. A signal that whoever started the program wants to be ignored still is.
nonisolated(unsafe) let interruptions: [any DispatchSourceSignal] = {
  [SIGINT, SIGTERM, SIGHUP].compactMap { number in
    guard hasDefaultAction(number) else { return nil }
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: DispatchQueue(label: "signals"))
    source.setEventHandler {
      wholeFiles.sync {
        signal(number, SIG_DFL)
        // Dispatch's threads block signals; this one is to die of it, and with it the program, before any other file.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, number)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
      }
    }
    source.resume()
    return source
  }
}()

/// Whether nobody has said what a signal is to do.
private func hasDefaultAction(_ number: Int32) -> Bool {
  var action = sigaction()
  sigaction(number, nil, &action)
  #if canImport(Darwin)
    return action.__sigaction_u.__sa_handler == nil
  #else
    return action.__sigaction_handler.sa_handler == nil
  #endif
}
