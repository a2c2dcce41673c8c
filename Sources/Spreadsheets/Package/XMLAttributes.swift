/// The attributes of an element, valid while its beginning is handled.
struct XMLAttributes {
  /// Stands between namespace and local name; no XML holds this character.
  static let separator: CChar = 1

  /// Names and values in turn, then nothing.
  private let pointer: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(_ pointer: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.pointer = pointer }

  /// The value of an attribute without namespace.
  subscript(name: StaticString) -> String? {
    guard let pointer else { return nil }
    var index = 0
    while let found = pointer[index], let value = pointer[index + 1] {
      if Self.isEqual(found, name) { return String(cString: value) }
      index += 2
    }
    return nil
  }

  /// The value of an attribute without namespace as a whole number; nothing when it is none.
  func number(_ name: StaticString) -> Int? { self[name].flatMap { Int($0) } }

  /// Whether an attribute of the type `xsd:boolean` is true.
  func isTrue(_ name: StaticString) -> Bool? { self[name].map { ["1", "true"].contains($0) } }

  /// The identifier of a relationship, the attribute usually written `r:id`.
  var relationship: String? {
    self["http://schemas.openxmlformats.org/officeDocument/2006/relationships\u{1}id"]
      ?? self["http://purl.oclc.org/ooxml/officeDocument/relationships\u{1}id"]
  }

  /// Counts the names; whether there are not too many.
  func areFew(_ names: inout NameCensus) -> Bool {
    guard let pointer else { return true }
    var index = 0
    while let name = pointer[index] {
      guard names.count(name) else { return false }
      index += 2
    }
    return true
  }

  private static func isEqual(_ found: UnsafePointer<CChar>, _ name: StaticString) -> Bool {
    let start = name.utf8Start
    for index in 0..<name.utf8CodeUnitCount where UInt8(bitPattern: found[index]) != start[index] { return false }
    return found[name.utf8CodeUnitCount] == 0
  }
}

/// How many different names a part has. expat remembers each, in ten times its space.
struct NameCensus {
  private var seen: Set<UInt64> = []

  /// The standard has some 700 names for workbooks; extensions have their own.
  private static let most = 4096

  /// Counts a name; whether there are not too many by now.
  mutating func count(_ name: UnsafePointer<CChar>) -> Bool {
    // There are only so many names of one or two bytes.
    if name[0] == 0 || name[1] == 0 || name[2] == 0 { return true }
    // FNV-1a of 64 bits, by Fowler, Noll and Vo. Names that agree in it are counted once.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = 0
    while name[index] != 0 {
      hash = (hash ^ UInt64(UInt8(bitPattern: name[index]))) &* 0x0000_0100_0000_01B3
      index += 1
    }
    seen.insert(hash)
    return seen.count <= Self.most
  }
}
