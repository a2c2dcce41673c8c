import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An error of the system by its number.
package struct SystemError: Error {
  /// Its number, as `errno` has it.
  package let code: Int32

  /// The error of a number.
  package init(code: Int32) { self.code = code }
}

/// The system's words for an error, the last one if no other, as part of a sentence.
package func systemError(_ code: Int32 = errno) -> Message {
  let text = String(cString: strerror(code))
  return Message(text.prefix(1).lowercased() + text.dropFirst(), among: systemErrors)
}

/// The errors that a user may meet and mend, as the system says them, so that they can be said in every language.
private let systemErrors: [Message] = [
  "no such file or directory", "permission denied", "operation not permitted", "not a directory", "is a directory",
  "file exists", "file too large", "file name too long", "too many levels of symbolic links", "too many open files",
  "no space left on device", "disk quota exceeded", "read-only file system", "input/output error", "broken pipe",
  "bad file descriptor", "no such device or address", "device or resource busy", "directory not empty",
  "cannot allocate memory", "text file busy", "invalid argument",
]

/// Writes all bytes to an open file or connection.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
  var start = 0
  while start < bytes.count {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + start, bytes.count - start) }
    if count < 0, errno != EINTR { throw SystemError(code: errno) }
    start += max(0, count)
  }
}
