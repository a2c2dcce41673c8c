import Foundation
import Testing

@testable import Photos

/// What lies where it must is found, and nothing else is opened.
@Suite final class PhotoFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  private let jpeg = SampleJPEG.jpeg(.soft(24, 16))

  init() throws {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("in/photos"), withIntermediateDirectories: true)
    try put("in/photos/town.jpg", jpeg)
    try put("secret.jpg", jpeg)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func put(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }
  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }
  private func fault(_ name: String) -> PhotoFault? {
    do throws(PhotoFault) { _ = try Photo(at: name, below: path("in")).copies([.thumbnail]) } catch { return error }
    return nil
  }

  @Test func aFileBelowTheFolderIsFound() throws {
    let photo = try Photo(at: "photos/town.jpg", below: path("in"))
    #expect(photo.width == 24 && photo.height == 16)
    #expect(try photo.copies([.large]) == Photo(jpeg).copies([.large]))
    #expect(fault("./photos//town.jpg") == nil)
  }

  @Test(arguments: ["old town.jpg", "沈阳 故宫.jpg", "100%25 %2e.jpg", "C:town.jpg", "a\\b.jpg", "\u{301}x.jpg", "...jpg"])
  func namesHaveAnyCharacters(_ name: String) throws {
    try put("in/photos/\(name)", jpeg)
    #expect(fault("photos/\(name)") == nil)
  }

  @Test func bothFormsOfUnicodeAreFound() throws {
    try FileManager.default.createDirectory(atPath: path("in/Mu\u{308}nchen"), withIntermediateDirectories: true)
    try put("in/Mu\u{308}nchen/caf\u{E9}.jpg", jpeg)
    #expect(fault("M\u{FC}nchen/cafe\u{301}.jpg") == nil)
    #expect(fault("Mu\u{308}nchen/caf\u{E9}.jpg") == nil)
    #expect(fault("M\u{FC}nchen/cafe.jpg") == .missing)
    #expect(fault("M\u{FC}nster/caf\u{E9}.jpg") == .missing)
  }

  @Test func namesThatLeadOutAreRefused() {
    for name in [
      "../secret.jpg", "photos/../../secret.jpg", "photos/../photos/town.jpg", "..", path("in/photos/town.jpg"), "/",
    ] {
      #expect(fault(name) == .outside, "\(name)")
    }
    #expect(fault("") == .missing && fault("photos/none.jpg") == .missing && fault("town\0.jpg") == .missing)
    #expect(fault("photos/town.jpg\0") == .missing)
    #expect(throws: PhotoFault.missing) { try Photo(at: "a.jpg", below: self.path("nowhere")) }
  }

  @Test func linksThatLeadOutAreRefused() throws {
    for (link, target) in [
      ("in/out.jpg", path("secret.jpg")), ("in/up", path("")), ("in/inside.jpg", "photos/town.jpg"),
      ("in/loop", "loop"),
    ] { try FileManager.default.createSymbolicLink(atPath: path(link), withDestinationPath: target) }
    #expect(fault("out.jpg") == .linkOutside && fault("up/secret.jpg") == .linkOutside)
    #expect(fault("inside.jpg") == nil)
    #expect(fault("loop") == .unreadable(ELOOP))
    // A folder beside it whose name begins alike.
    try FileManager.default.createDirectory(atPath: path("in2"), withIntermediateDirectories: true)
    try put("in2/town.jpg", jpeg)
    try FileManager.default.createSymbolicLink(atPath: path("in/alike.jpg"), withDestinationPath: path("in2/town.jpg"))
    #expect(fault("alike.jpg") == .linkOutside)
    // The folder itself may be a link.
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "in")
    #expect(try Photo(at: "photos/town.jpg", below: path("link")).width == 24)
  }

  @Test(.timeLimit(.minutes(1))) func onlyARegularFileIsRead() throws {
    mkfifo(path("in/pipe.jpg"), 0o600)
    try FileManager.default.createSymbolicLink(atPath: path("in/piped.jpg"), withDestinationPath: "pipe.jpg")
    #expect(fault("pipe.jpg") == .notRegular && fault("piped.jpg") == .notRegular)
    #expect(fault("photos") == .folder && fault(".") == .folder && fault("photos/") == .folder)
    #expect(fault("photos/town.jpg/x.jpg") == .unreadable(ENOTDIR))
    try put("in/empty.jpg", [])
    #expect(fault("empty.jpg") == .empty)
  }

  @Test func aFileThatIsTooLargeIsNotRead() throws {
    try put("in/large.jpg", jpeg)
    #expect(truncate(path("in/large.jpg"), off_t(PhotoLimits.usual.bytes) + 1) == 0)
    #expect(fault("large.jpg") == .fileTooLarge)
    #expect(truncate(path("in/large.jpg"), off_t(PhotoLimits.usual.bytes)) == 0)
    #expect(try Photo(at: "large.jpg", below: path("in")).width == 24, "only its header is read")
  }

  @Test func aFileThatWasExchangedIsTold() throws {
    let photo = try Photo(at: "photos/town.jpg", below: path("in"))
    try put("in/photos/town.jpg", SampleJPEG.jpeg(.soft(25, 16)))
    #expect(throws: PhotoFault.changed) { try photo.copies([.thumbnail]) }
  }

  @Test func everyFaultSaysWhatIsWrong() {
    let faults: [PhotoFault] = [
      .missing, .outside, .linkOutside, .folder, .notRegular, .unreadable(EACCES), .changed, .empty, .fileTooLarge,
      .notAPicture, .foreign("HEIC"), .unusualJPEG, .cmyk, .cutOff, .damaged, .tooManyPixels(9000, 8000), .noMemory,
    ]
    for fault in faults {
      let text = fault.message.description
      #expect(!text.isEmpty && !text.hasSuffix(".") && !text.contains("{"))
    }
    #expect(PhotoFault.unreadable(EACCES).message.description == "cannot read: permission denied")
    #expect(PhotoFault.tooManyPixels(9000, 8000).found == "9000 × 8000")
  }
}
