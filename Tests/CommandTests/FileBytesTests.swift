import FriendshipMaps
import Testing

@Suite struct FileBytesTests {
  private final class Taken { var parts: [[UInt8]] = [] }

  @Test func wholeBytesAreOnePart() throws {
    let taken = Taken()
    try FileBytes([1, 2]).forEach { part throws(SystemError) in taken.parts.append(part) }
    #expect(taken.parts == [[1, 2]])
  }

  /// After an error nothing more is written, and the error is told.
  @Test func theFirstErrorEndsIt() {
    let taken = Taken()
    let bytes = FileBytes { take in for number in UInt8(0)..<5 { take([number]) } }
    let error = #expect(throws: SystemError.self) {
      try bytes.forEach { part throws(SystemError) in
        taken.parts.append(part)
        if part == [2] { throw SystemError(code: 28) }
      }
    }
    #expect(error?.code == 28 && taken.parts == [[0], [1], [2]])
  }
}
