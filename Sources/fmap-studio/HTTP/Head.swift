import CHTTP

/// What a request says before its body.
struct Head: Sendable {
  /// The method, `GET`.
  var method = "GET"
  /// The path as it was sent; nothing in it is decoded.
  var path = "/"
  /// The members of the query that some route knows, as they were sent.
  var query: [String: String] = [:]
  /// The values of the headers that somebody looks at, in their order, by names in lower case.
  var headers: [String: [String]] = [:]

  /// The headers that somebody looks at.
  private static let names = [
    "host", "origin", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest", "x-fmap", "content-length",
    "transfer-encoding",
  ]

  /// The only value of a header; nothing where there is none, or more than one.
  func only(_ name: String) -> String? {
    let values = headers[name] ?? []
    return values.count == 1 ? values[0] : nil
  }

  /// How long the body says it is; nothing where it does not say. What comes in chunks says so with each of them alone (RFC 9112, 6.3).
  var length: Int? {
    guard headers["transfer-encoding"]?.isEmpty ?? true, let text = only("content-length") else { return nil }
    return text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }

  /// A member of the query, decoded; nothing where it is not there, or is not UTF-8.
  func decoded(_ name: String) -> String? { query[name].flatMap(percentDecoded) }
}

extension Head {
  /// That of a request.
  init(_ request: OpaquePointer) {
    method = String(cString: chttp_method(request))
    path = String(cString: chttp_path(request))
    if let name = chttp_query(request, "name") { query["name"] = String(cString: name) }
    for name in Self.names {
      var values: [String] = []
      // Nobody sends one twice; who does is refused, however often it is.
      while values.count < 2, let value = chttp_header(request, name, Int32(values.count)) {
        values.append(String(cString: value))
      }
      headers[name] = values
    }
  }
}

/// A text in which bytes are written as `%41`; nothing where the bytes are not UTF-8, or a zero is among them.
func percentDecoded(_ text: String) -> String? {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    let digits = String(decoding: rest.prefix(2), as: UTF8.self)
    guard digits.utf8.count == 2, digits.utf8.first != UInt8(ascii: "+"), let value = UInt8(digits, radix: 16) else {
      return nil
    }
    bytes.append(value)
    rest.removeFirst(2)
  }
  let decoded = String(decoding: bytes, as: UTF8.self)
  return decoded.utf8.elementsEqual(bytes) && !bytes.contains(0) ? decoded : nil
}
