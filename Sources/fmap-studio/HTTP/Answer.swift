import FriendshipMaps

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is answered to a request.
struct Answer: Sendable {
  /// The status, 200 where all is well.
  var status = 200
  /// The kind of the body.
  let type: String
  /// Further lines of the head.
  var headers: [(name: String, value: String)] = []
  /// The body.
  let body: any AnswerBody

  /// The lines that stand in the head of every answer: nothing may be run, shown or sent elsewhere by it, or kept.
  static let always: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
  ]

  /// Bytes of a kind.
  static func bytes(_ bytes: [UInt8], _ type: String) -> Answer { Answer(type: type, body: Bytes(bytes)) }

  /// A value as JSON.
  static func json(_ value: some Encodable) -> Answer {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return .bytes((try? encoder.encode(value)).map { Array($0) } ?? Array("{}".utf8), "application/json")
  }

  /// A value as a line of JSON, for a stream.
  static func line(_ value: some Encodable) -> [UInt8] {
    ((try? JSONEncoder().encode(value)).map { Array($0) } ?? Array("{}".utf8)) + [UInt8(ascii: "\n")]
  }

  /// Nothing to say but that it was done.
  static let done = Answer.json([String: String]())
}

extension Answer {
  /// What is wrong, as the page shows it.
  init(_ refused: Refused) {
    self = .json(Told(problems: refused.failure.spoken, missing: refused.missing.isEmpty ? nil : refused.missing))
    status = refused.status
    headers = refused.headers
  }
}

private struct Told: Encodable {
  let problems: [SpokenProblem]
  /// The files that the server does not have; a page sends them again.
  let missing: [String]?
}

/// Why a request is not done.
struct Refused: Error {
  /// The status, 4xx or 5xx.
  let status: Int
  /// What is told.
  let failure: Failure
  /// Further lines of the head.
  var headers: [(name: String, value: String)] = []
  /// The ids of files that the server does not have.
  var missing: [String] = []

  /// Data that are wrong, or cannot be drawn.
  init(_ failure: Failure) { self.init(422, failure) }

  init(_ status: Int, _ failure: Failure) { (self.status, self.failure) = (status, failure) }
}

/// What some work gives; its failure is an answer.
func answered<Value>(_ body: () throws(Failure) -> Value) throws(Refused) -> Value {
  do {
    return try body()
  } catch {
    throw Refused(error)
  }
}

/// The body of an answer, which is read from its beginning to its end.
protocol AnswerBody: AnyObject, Sendable {
  /// How many bytes there are; nothing where nobody knows.
  var size: Int? { get }
  /// Puts some bytes from a place on into a buffer, one at least; may wait for them. How many, nothing at the end of an endless one or
  /// where it fails.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int?
}

/// Bytes in memory.
final class Bytes: AnswerBody {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var size: Int? { bytes.count }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int? {
    guard bytes.indices.contains(offset) else { return nil }
    let count = min(buffer.count, bytes.count - offset)
    bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count])) }
    return count
  }
}

extension StoredFile {
  /// It as the body of an answer.
  var body: any AnswerBody { FileBody(self) }
}

/// Bytes of a file.
private final class FileBody: AnswerBody {
  private let file: StoredFile

  init(_ file: StoredFile) { self.file = file }

  var size: Int? { file.size }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int? {
    file.file.read(into: buffer, at: offset).flatMap { $0 > 0 ? $0 : nil }
  }
}
