extension Route {
  /// Takes a file; its id is its content's.
  static let files = Route(method: "POST", path: "/api/files", body: .file) { request, studio throws(Refused) in
    guard let name = request.head.decoded("name"), isName(name) else { throw Refusal.noName }
    guard case .file(let file) = request.body else { throw Refusal.notJSON }
    studio.store.add(file)
    return .json(TakenFile(id: file.id, name: name, size: file.size))
  }

  /// Gives the bytes of a file back to a page that was loaded anew, so that it has them should the program end.
  static let file = Route(method: "GET", path: "/api/files/*") { request, studio throws(Refused) in
    let id = request.places.first ?? ""
    guard let file = studio.store[id] else { throw Refusal.unknownFiles([id]) }
    return Answer(type: "application/octet-stream", body: file.body)
  }

  /// Whether a text may be the name of a file. It names none here: it is only shown.
  static func isName(_ text: String) -> Bool {
    (1...255).contains(text.utf8.count) && text != "." && text != ".."
      && !text.unicodeScalars.contains {
        $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || "/\\".unicodeScalars.contains($0)
      }
  }
}

private struct TakenFile: Encodable {
  let id: String
  let name: String
  let size: Int
}
