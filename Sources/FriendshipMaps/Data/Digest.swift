import CGlib

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The SHA-256 of bytes as lower-case hexadecimal (GLib's `g_compute_checksum_for_data`).
package func sha256(_ bytes: UnsafeRawBufferPointer) -> String {
  let start = bytes.bindMemory(to: UInt8.self).baseAddress
  guard let text = g_compute_checksum_for_data(G_CHECKSUM_SHA256, start, gsize(bytes.count)) else { return "" }
  defer { g_free(text) }
  return String(cString: text)
}

/// The SHA-256 of a text in Base64, as a Content-Security-Policy names it.
package func sha256Base64(_ text: String) -> String {
  let digits = Array(Array(text.utf8).withUnsafeBytes(sha256))
  let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
  return Data(bytes).base64EncodedString()
}

/// The SHA-256 of bytes that come one part after the other.
package final class RunningDigest {
  private let checksum = g_checksum_new(G_CHECKSUM_SHA256)

  /// The digest of nothing yet.
  package init() {}

  deinit { if let checksum { g_checksum_free(checksum) } }

  /// Adds a part.
  package func add(_ bytes: UnsafeRawBufferPointer) {
    g_checksum_update(checksum, bytes.bindMemory(to: UInt8.self).baseAddress, gssize(bytes.count))
  }

  /// The digest of all parts as lower-case hexadecimal; nothing may be added afterwards.
  package var text: String { checksum.flatMap { g_checksum_get_string($0) }.map { String(cString: $0) } ?? "" }
}
