#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A state that several threads share, one at a time, and for whose changes they may wait.
final class Monitor<State>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var state: State

  init(_ state: State) {
    self.state = state
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// What some work on the state gives; whoever waits looks at the state again.
  func with<Value>(_ body: (inout State) throws -> Value) rethrows -> Value {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(mutex)
    }
    return try body(&state)
  }

  /// What a look at the state gives as soon as it gives something; nothing when that takes too long.
  ///
  /// - Parameters:
  ///   - seconds: how long to wait at most.
  ///   - body: looks, and may change the state when it gives something.
  func wait<Value>(_ seconds: Double, for body: (inout State) -> Value?) -> Value? {
    let end = now() + seconds
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let value = body(&state) {
        pthread_cond_broadcast(changed)
        return value
      }
      let rest = end - now()
      guard rest > 0 else { return nil }
      var until = timespec()
      clock_gettime(CLOCK_REALTIME, &until)
      // A clock that somebody sets must not let it wait for longer than a second.
      let nanoseconds = until.tv_nsec + Int(min(rest, 1) * 1e9)
      until.tv_sec += nanoseconds / 1_000_000_000
      until.tv_nsec = nanoseconds % 1_000_000_000
      pthread_cond_timedwait(changed, mutex, &until)
    }
  }
}

/// Seconds of a clock that nobody sets.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Runs something on a thread of its own, with a stack on which maps can be drawn. Whether there was a thread.
@discardableResult
func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setstacksize(&attributes, 8 << 20)
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  let work = Unmanaged.passRetained(Work(body))
  #if canImport(Darwin)
    var thread: pthread_t?
    let code = pthread_create(&thread, &attributes, { runWork($0) }, work.toOpaque())
  #else
    var thread = pthread_t()
    let code = pthread_create(&thread, &attributes, { runWork($0) }, work.toOpaque())
  #endif
  if code != 0 { work.release() }
  return code == 0
}

private final class Work: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func runWork(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
  return nil
}
