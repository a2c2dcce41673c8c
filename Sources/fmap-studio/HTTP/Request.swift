#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A request that was let in, with all of its body.
struct Request: Sendable {
  /// What a body is.
  enum Body: Sendable {
    case none
    case bytes([UInt8])
    case file(StoredFile)
  }

  /// What it says before its body.
  let head: Head
  /// What stands in the places of its path, `/api/jobs/*`.
  let places: [String]
  /// Its body.
  let body: Body
  /// Whether whoever asked still waits.
  let isWanted: @Sendable () -> Bool

  /// The body as a value; members that nobody knows are passed over.
  func json<Value: Decodable>(_ type: Value.Type) throws(Refused) -> Value {
    guard case .bytes(let bytes) = body, let value = try? JSONDecoder().decode(type, from: Data(bytes)) else {
      throw Refusal.notJSON
    }
    return value
  }
}
