import CHTTP
import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The server: it listens at 127.0.0.1 and has an exchange for each request.
final class Server {
  private let server: OpaquePointer
  private let context: Unmanaged<Box>

  /// What the functions of a request are given. The studio is known only after the port is.
  private final class Box: Sendable {
    let studio = Monitor<Studio?>(nil)
    /// How many requests are on their way.
    let open = Monitor(0)
  }

  /// Its bounds.
  private static let limits = CHTTPLimits(connections: 192, head: 32 << 10, idle: 30, body: 300, answer: 600)

  /// Listens at a port, 0 for any that is free.
  init(port: UInt16) throws(Failure) {
    let handlers = CHTTPHandlers(
      begin: { context, request in
        guard let context, let request else { return nil }
        return Server.begin(context, request)
      },
      body: { exchange, bytes, count in
        guard let exchange else { return 0 }
        let part = UnsafeRawBufferPointer(start: bytes, count: count)
        return Unmanaged<Exchange>.fromOpaque(exchange).takeUnretainedValue().add(part) ? 1 : 0
      },
      whole: { exchange, request in
        guard let exchange, let request else { return }
        let asked = Asked(request)
        let answer = Unmanaged<Exchange>.fromOpaque(exchange).takeUnretainedValue().answer { !asked.isGone }
        Server.send(answer, to: request)
      },
      end: { exchange in
        if let exchange { Unmanaged<Exchange>.fromOpaque(exchange).takeRetainedValue().end() }
      })
    context = Unmanaged.passRetained(Box())
    guard let server = chttp_start(port, Self.limits, handlers, context.toOpaque()) else {
      context.release()
      throw port == 0 ? Refusal.noPort : Refusal.portTaken(port)
    }
    self.server = server
  }

  /// The port at which it listens.
  var port: UInt16 { chttp_port(server) }

  /// Answers from now on; what was asked before waits.
  func serve(_ studio: Studio) { context.takeUnretainedValue().studio.with { $0 = studio } }

  /// Takes no new connection any more, and ends once every request has been answered; whether that came within some seconds.
  func stop(_ seconds: Double) -> Bool {
    chttp_close(server)
    guard context.takeUnretainedValue().open.wait(seconds, for: { $0 == 0 ? () : nil }) != nil else { return false }
    chttp_stop(server)
    context.release()
    return true
  }

  private static func begin(_ context: UnsafeMutableRawPointer, _ request: OpaquePointer) -> UnsafeMutableRawPointer? {
    let box = Unmanaged<Box>.fromOpaque(context).takeUnretainedValue()
    guard let studio = box.studio.wait(5, for: { $0 }) else { return nil }
    let exchange = Exchange(Head(request), studio) { [open = box.open] in open.with { $0 -= 1 } }
    box.open.with { $0 += 1 }
    if let early = exchange.early { send(early, to: request) }
    return Unmanaged.passRetained(exchange).toOpaque()
  }

  private static func send(_ answer: Answer, to request: OpaquePointer) {
    let lines = [(name: "Content-Type", value: answer.type)] + Answer.always + answer.headers
    let headers = lines.map { CHTTPHeader(name: strdup($0.name), value: strdup($0.value)) }
    defer { for text in headers.flatMap({ [$0.name, $0.value] }) { free(UnsafeMutablePointer(mutating: text)) } }
    let body = CHTTPBody(
      size: answer.body.size.map(UInt64.init) ?? UInt64.max,
      read: { context, offset, buffer, room in
        guard let context, let buffer else { return -2 }
        let body = Unmanaged<BodyBox>.fromOpaque(context).takeUnretainedValue().body
        let count = body.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: room), at: Int(offset))
        return count ?? (body.size == nil ? -1 : -2)
      },
      release: { context in
        if let context { Unmanaged<BodyBox>.fromOpaque(context).release() }
      },
      context: Unmanaged.passRetained(BodyBox(answer.body)).toOpaque())
    _ = chttp_answer(request, UInt32(answer.status), headers, headers.count, body)
  }
}

/// A body as an object that C may hold.
private final class BodyBox: Sendable {
  let body: any AnswerBody
  init(_ body: any AnswerBody) { self.body = body }
}

/// A request whose connection may be looked at while it is worked on, and not afterwards.
private struct Asked: @unchecked Sendable {
  private let request: OpaquePointer

  init(_ request: OpaquePointer) { self.request = request }

  var isGone: Bool { chttp_is_gone(request) != 0 }
}
