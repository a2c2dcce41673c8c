import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Place {
  /// Whether the studio answers there, and takes the secret.
  func answers() -> Bool {
    guard let connection = connected() else { return false }
    defer { close(connection) }
    let request =
      "GET /api/start HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nX-Fmap: \(secret)\r\nConnection: close\r\n\r\n"
    guard (try? writeAll(Array(request.utf8), to: connection)) != nil else { return false }
    let wanted = Array("HTTP/1.1 200 ".utf8)
    var said: [UInt8] = []
    while said.count < wanted.count {
      var buffer = [UInt8](repeating: 0, count: 256)
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { return false }
      said += buffer[..<count]
    }
    return said.starts(with: wanted)
  }

  /// A connection on which nothing waits for longer than a few seconds.
  func connected() -> Int32? {
    #if canImport(Darwin)
      let connection = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    guard connection >= 0 else { return nil }
    var patience = timeval(tv_sec: 3, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(connection, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if code == 0 { return connection }
    close(connection)
    return nil
  }
}
