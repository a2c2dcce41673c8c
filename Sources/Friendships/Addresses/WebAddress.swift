import Messages

/// An http or https address, taken apart as browsers do it (WHATWG URL Standard, 4.4).
struct WebAddress {
  /// The scheme with the host, and the port where it is not the usual one: `https://example.org:8080`. It may stand in a
  /// Content-Security-Policy where `isInPolicies`.
  let origin: String
  /// The host as it is written, in lower case.
  let host: String
  /// Whether a name or a password stands before the host.
  let hasUser: Bool

  /// What a reader may safely follow; nothing for any other text.
  init?(_ text: String) {
    let lower = text.lowercased()
    guard let scheme = lower.hasPrefix("https://") ? "https" : lower.hasPrefix("http://") ? "http" : nil,
      !text.unicodeScalars.contains(where: Self.isSpaceOrControl)
    else { return nil }
    // Browsers take any number of slashes before the host, and either kind.
    let rest = lower.utf8.dropFirst(scheme.utf8.count + 1).drop { $0 == Self.slash || $0 == Self.backslash }
    let authority = rest.prefix { ![Self.slash, Self.backslash, UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }
    let at = authority.lastIndex(of: UInt8(ascii: "@"))
    hasUser = at != nil
    let server = at.map { authority[authority.index(after: $0)...] } ?? authority
    guard let (host, port) = Self.hostAndPort(String(Substring(server))), Self.isHost(host) else {
      return nil
    }
    self.host = host
    origin = "\(scheme)://\(host)" + (port.isEmpty || port == (scheme == "http" ? "80" : "443") ? "" : ":\(port)")
  }

  /// Whether a Content-Security-Policy can name the host (its grammar, `host-part`, has letters, digits and hyphens).
  var isInPolicies: Bool {
    !host.hasSuffix(".")
      && host.utf8.allSatisfy { byte in
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }
  }

  /// Whether there are letters in the host that are not ASCII, which may look like others.
  var hasForeignLetters: Bool { host.utf8.contains { $0 >= 0x80 } }

  private static func hostAndPort(_ text: String) -> (host: String, port: String)? {
    let bytes = text.utf8
    let end =
      text.hasPrefix("[")
      ? bytes.firstIndex(of: UInt8(ascii: "]")).map(bytes.index(after:)) : bytes.firstIndex(of: UInt8(ascii: ":"))
    guard let end, end < text.endIndex else { return (text, "") }
    let (host, port) = (text[..<end], text[end...])
    guard port.hasPrefix(":"), let number = port.count == 1 ? 0 : Int("0" + port.dropFirst()),
      port.dropFirst().utf8.allSatisfy({ (48...57).contains($0) }), number <= 65535
    else { return nil }
    return (String(host), port.count < 2 ? "" : "\(number)")
  }

  private static func isHost(_ host: String) -> Bool {
    if host.hasPrefix("[") { return host.hasSuffix("]") && host.dropFirst().dropLast().allSatisfy(isInNumber) }
    // A full stop may end the name, as for a server of the root.
    let name = host.hasSuffix(".") ? host.dropLast() : host[...]
    guard name.utf8.contains(where: { $0 >= 0x80 }) else {
      return name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0.allSatisfy(isInHostPart)
      }
    }
    // A full stop with a mark on it parts nothing.
    return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x80 || isInHostPart($0) }
    }
  }

  /// Whether a byte may stand between the full stops of a host.
  private static func isInHostPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isSpaceOrControl(_ scalar: Unicode.Scalar) -> Bool {
    // The tables of Unicode are asked only where there is need.
    if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
    return scalar.properties.isWhitespace || isControl(scalar)
  }

  /// Whether a character may stand in the number of a host (RFC 4291).
  private static func isInNumber(_ character: Character) -> Bool { "0123456789abcdef:.".contains(character) }
}

/// What is wrong with an address, and how to mend it.
typealias AddressFault = (what: Message, cure: Message)

extension WebAddress {
  /// What keeps a text from being an address that anybody may follow; nothing where all is well.
  ///
  /// - Parameter address: the text taken apart.
  static func fault(in text: String, _ address: WebAddress?) -> AddressFault? {
    guard let address else {
      let hasScheme = ["http://", "https://"].contains { text.lowercased().hasPrefix($0) }
      return (
        "not a web address",
        hasScheme ? "the name of the server or its port is not valid" : "begin it with http:// or https://"
      )
    }
    guard !address.hasUser else {
      return ("a web address with a name or a password", "leave out what comes before the @: everybody could read it")
    }
    return nil
  }

  /// What keeps a text from being a photo: an address on the web, or the path of a file beside the table or below it.
  static func fault(inPhoto text: String, _ address: WebAddress?) -> AddressFault? {
    // Byte by byte: a sign with an accent on it is another character to Swift, but not to a browser.
    guard text.utf8.contains(UInt8(ascii: ":")) else {
      if isBelowTheTable(text) { return nil }
      let cure: Message = "write the name of a file there, such as photos/town.jpg, without .. ? # and backslashes"
      return ("not beside the table", cure)
    }
    if isOnADisk(text) {
      let cure: Message = "put the picture beside the table, and write its name from there, such as photos/town.jpg"
      return ("a path that only one computer knows", cure)
    }
    if let fault = fault(in: text, address) {
      guard address == nil, !text.lowercased().hasPrefix("http") else { return fault }
      return (fault.what, "name a file beside the table, such as photos/town.jpg, or begin with http:// or https://")
    }
    guard let address, address.isInPolicies else {
      return (
        "a photo's server must be named in plain letters", "write it as xn--…, or put the picture beside the table"
      )
    }
    return nil
  }

  /// Whether a text is the path of a file as Windows writes it, `C:\Users\…`, or its address, `file:///…`.
  private static func isOnADisk(_ text: String) -> Bool {
    let start = Array(text.utf8.prefix(3))
    let isDrive = start.count > 1 && start[1] == UInt8(ascii: ":") && Character(Unicode.Scalar(start[0])).isLetter
    return isDrive && start[0] < 0x80 || text.lowercased().hasPrefix("file:")
  }

  /// What is wrong or doubtful in an address, all but its place; nothing where all is well.
  ///
  /// - Parameter fault: what keeps it from being of use.
  static func finding(
    in text: String, _ fault: (String, WebAddress?) -> AddressFault?
  ) -> (severity: Problem.Severity, what: Message, found: String, cure: Message)? {
    let address = WebAddress(text)
    if let fault = fault(text, address) { return (.error, fault.what, text, fault.cure) }
    return doubt(about: address).map { (.warning, "a server's name with foreign letters", $0.host, $0.cure) }
  }

  /// A host that may be taken for another one: its name and what is odd about it.
  private static func doubt(about address: WebAddress?) -> (host: String, cure: Message)? {
    guard let address, address.hasForeignLetters,
      let letter = address.host.unicodeScalars.first(where: { !$0.isASCII })
    else { return nil }
    let digits = String(letter.value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return (address.host, "\(letter) is U+\(code); make sure that it is not another server's name that looks alike")
  }

  /// Whether a path stays in the folder of the table or below it, however it is written. It is stricter than for files alone: what is
  /// exported may stand in a page, where browsers read `%2e` as a full stop and `\` as a slash, and some servers decode what they
  /// are asked for once more.
  private static func isBelowTheTable(_ text: String) -> Bool {
    var (bytes, isDecoded) = (Array(text.utf8), false)
    guard !bytes.contains(where: "?#".utf8.contains) else { return false }
    while true {
      guard let first = bytes.first, first != slash, !bytes.contains(backslash),
        !bytes.contains(where: { isDecoded && ($0 < 0x20 || $0 == 0x7F) }),
        !bytes.split(separator: slash).contains(where: { $0.elementsEqual("..".utf8) })
      else { return false }
      let decoded = decoded(bytes)
      if decoded == bytes { return true }
      // A slash that is written as %2F is in no file's name.
      if decoded.count(where: { $0 == slash }) > bytes.count(where: { $0 == slash }) { return false }
      (bytes, isDecoded) = (decoded, true)
    }
  }

  private static let slash = UInt8(ascii: "/")
  private static let backslash = UInt8(ascii: "\\")

  /// Bytes with `%2e` and the like as what they stand for.
  private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    var (result, index): ([UInt8], Int) = ([], 0)
    while index < bytes.count {
      let digits = bytes[index] == UInt8(ascii: "%") ? bytes[index...].dropFirst().prefix(2) : []
      let value = digits.count == 2 ? UInt8(String(decoding: digits, as: UTF8.self), radix: 16) : nil
      let isSigned = digits.first.map { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") } ?? false
      result.append(isSigned ? bytes[index] : value ?? bytes[index])
      index += value == nil || isSigned ? 1 : 3
    }
    return result
  }
}
