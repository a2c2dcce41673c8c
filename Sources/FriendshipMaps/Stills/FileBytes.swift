/// The bytes of a file, whole or part by part: who writes a large one need not hold all of it.
package struct FileBytes: Sendable {
  private let give: @Sendable (_ take: @escaping ([UInt8]) -> Void) -> Void

  /// Bytes that are there.
  package init(_ bytes: [UInt8]) { give = { take in take(bytes) } }

  /// Bytes that are made as they are taken, the same each time. Nothing can go wrong with it.
  package init(_ give: @escaping @Sendable (_ take: @escaping ([UInt8]) -> Void) -> Void) { self.give = give }

  /// All of them, for who needs them at once.
  package var whole: [UInt8] {
    var whole: [UInt8] = []
    forEach { whole += $0 }
    return whole
  }

  /// Calls a function with each part in order; after an error it is called no more.
  ///
  /// - Throws: the first error of the function.
  package func forEach<Fault>(_ body: @escaping ([UInt8]) throws(Fault) -> Void) throws(Fault) {
    var fault: Fault?
    give { part in
      guard fault == nil else { return }
      do throws(Fault) { try body(part) } catch { fault = error }
    }
    if let fault { throw fault }
  }
}
