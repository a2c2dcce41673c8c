import Dispatch

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Does something where a signal would end the program (Ctrl-C, `kill`, a closed terminal). One that whoever started the program
/// wants to be ignored still is.
///
/// - Parameter body: is given the signal's number, on another thread.
/// - Returns: what hears the signals as long as it is kept.
package func endingSignals(_ body: @escaping @Sendable (Int32) -> Void) -> [any DispatchSourceSignal] {
  let queue = DispatchQueue(label: "signals")
  return [SIGINT, SIGTERM, SIGHUP].filter(hasDefaultAction).map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler { body(number) }
    source.resume()
    return source
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
