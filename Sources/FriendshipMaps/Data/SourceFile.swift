import Messages

/// The bytes of a file with the name that problems call it by.
package struct SourceFile: Sendable {
  /// The last part of its path.
  package let name: String
  /// All of it.
  package let bytes: [UInt8]

  /// A file.
  package init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}

/// The last part of a path.
package func lastPart(of path: String) -> String { lastPart(path) }
