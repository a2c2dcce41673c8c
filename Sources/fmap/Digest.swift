import CGlib

/// The SHA-256 of bytes as lower-case hexadecimal (GLib's `g_compute_checksum_for_data`).
func sha256(_ bytes: UnsafeRawBufferPointer) -> String {
  let start = bytes.bindMemory(to: UInt8.self).baseAddress
  guard let text = g_compute_checksum_for_data(G_CHECKSUM_SHA256, start, gsize(bytes.count)) else { return "" }
  defer { g_free(text) }
  return String(cString: text)
}
