/// One request on its way: its head is checked, its body gathered, and it is answered.
final class Exchange {
  /// A refused body that is this small is read all the same: who sends it sees the answer then, and not a closed connection.
  private static let swallowed = 1 << 20

  private let head: Head
  private let studio: Studio
  private let route: (route: Route, places: [String])?
  private var refused: Refused?
  private var bytes: [UInt8] = []
  private var file: GrowingFile?
  /// The room in the store that was taken for the file.
  private var room = 0
  private var seen = 0
  private let ended: () -> Void

  /// - Parameters:
  ///   - studio: what it is asked of.
  ///   - ended: is called when it is over.
  init(_ head: Head, _ studio: Studio, ended: @escaping () -> Void) {
    (self.head, self.studio, self.ended) = (head, studio, ended)
    let found = Result { () throws(Refused) in try Route.found(head) }
    route = try? found.get()
    // Who has no business here is not told what there is.
    refused = studio.gate.refusal(of: head, isPublic: route?.route.isPublic ?? false)
    guard refused == nil else { return }
    do throws(Refused) {
      try prepare(try found.get().route.body)
    } catch {
      refused = error
    }
  }

  /// Why it is refused before its body comes, where that is too large to wait for.
  var early: Answer? {
    guard let refused, head.length ?? 0 > Self.swallowed else { return nil }
    return Answer(refused)
  }

  private func prepare(_ body: Route.Body) throws(Refused) {
    if let length = head.length, length > body.most { throw Refusal.badLength }
    guard body == .file else { return }
    // Who says how much will come is told at once where that is too much.
    let length = head.length ?? 0
    guard studio.store.take(length) else { throw Refused(507, Refusal.noRoom("file")) }
    room = length
    file = GrowingFile()
    if file == nil { throw Refused(507, Refusal.noRoom("file")) }
  }

  /// Takes a part of the body; whether to go on.
  func add(_ part: UnsafeRawBufferPointer) -> Bool {
    seen += part.count
    guard refused == nil, let route else { return seen <= Self.swallowed }
    guard seen <= route.route.body.most else {
      refused = Refusal.badLength
      return seen <= Self.swallowed
    }
    guard let file else {
      bytes.append(contentsOf: part)
      return true
    }
    if seen > room {
      guard studio.store.take(seen - room) else { return isOutOfRoom() }
      room = seen
    }
    return file.add(part) || isOutOfRoom()
  }

  private func isOutOfRoom() -> Bool {
    refused = Refused(507, Refusal.noRoom("file"))
    return seen <= Self.swallowed
  }

  /// What is answered once all of the body is there.
  func answer(isWanted: @escaping @Sendable () -> Bool) -> Answer {
    if let refused { return Answer(refused) }
    guard let route else { return Answer(Refusal.unknownPath) }
    do throws(Refused) {
      let request = Request(head: head, places: route.places, body: body, isWanted: isWanted)
      let answer = try route.route.answer(request, studio)
      // What a file took is now the store's.
      if file != nil { room = 0 }
      return answer
    } catch {
      return Answer(error)
    }
  }

  private var body: Request.Body {
    if let file { return .file(file.finished()) }
    return bytes.isEmpty ? .none : .bytes(bytes)
  }

  /// It is over; what was not used is given back.
  func end() {
    if room > 0 { studio.store.giveBack(room) }
    ended()
  }
}
