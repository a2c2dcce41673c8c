import Dispatch

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is done where a signal would end the program (Ctrl-C, `kill`, a closed terminal). One that whoever started the program wants
/// to be ignored still is.
final class Signals {
  private let sources: [any DispatchSourceSignal]

  /// - Parameter body: is called on another thread.
  init(_ body: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "signals")
    sources = [SIGINT, SIGTERM, SIGHUP].filter(hasDefaultAction).map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler(handler: body)
      source.resume()
      return source
    }
    // A page that goes away must not end the program, nor a limit on the size of files.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }
}

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
