#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The browser of this computer.
enum Browser {
  /// A document that leads to an address. The secret in it is on no command line, where every user of the computer could read it.
  static func document(leadingTo address: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="referrer" content="no-referrer">
    <meta http-equiv="refresh" content="0; url=\(address)">
    <title>fmap studio</title>
    <p><a href="\(address)" rel="noreferrer">fmap studio</a></p>
    </html>

    """
  }

  /// Opens a file, without a shell between.
  ///
  /// - Parameter failed: is called, on another thread, when there is no browser, or when the program that opens it says so.
  static func open(_ path: String, failed: @escaping @Sendable () -> Void) {
    #if canImport(Darwin)
      let words = ["/usr/bin/open", path]
    #else
      let words = ["xdg-open", path]
    #endif
    guard let process = spawn(words) else { return failed() }
    // Some of these programs run as long as the browser.
    let isWaiting = startThread {
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return } }
      if status != 0 { failed() }
    }
    if !isWaiting { failed() }
  }

  private static func spawn(_ words: [String]) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for descriptor in STDIN_FILENO...STDERR_FILENO {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    // What this program ignores its children need not.
    var ignored = sigset_t()
    sigemptyset(&ignored)
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP] { sigaddset(&ignored, signal) }
    posix_spawnattr_setsigdefault(&attributes, &ignored)
    // Ctrl-C ends the studio, and not the browser that it has opened.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process = pid_t()
    return posix_spawnp(&process, words[0], &actions, &attributes, &arguments, environ) == 0 ? process : nil
  }
}
