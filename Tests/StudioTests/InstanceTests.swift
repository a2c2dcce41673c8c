import Foundation
import FriendshipMaps
import Testing

@testable import fmap_studio

/// One studio for each table, and no file of anybody else's.
@Suite struct InstanceTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("studio-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  private func mode(_ url: URL) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int)
  }

  private func own(_ attempt: Instance.Attempt) -> Instance? {
    if case .own(let instance) = attempt { instance } else { nil }
  }

  private func other(_ attempt: Instance.Attempt) -> Place?? {
    if case .other(let place) = attempt { .some(place) } else { nil }
  }

  @Test func thereIsOneForEachName() throws {
    let run = try RunFolder(folder.path)
    let (name, second) = (Instance.name(of: "/a/t.csv"), Instance.name(of: nil))
    #expect(name != second && name.utf8.allSatisfy(isHexadecimal))
    let first = try #require(own(try Instance.attempt(name, in: run)))
    #expect(try mode(folder.appendingPathComponent(name + ".lock")) == 0o600)
    // It is only starting.
    #expect(other(try Instance.attempt(name, in: run)) == .some(nil))
    let place = Place(port: 8017, secret: Secret().description)
    #expect(first.tell(place))
    #expect(other(try Instance.attempt(name, in: run)) == .some(place))
    let unnamed = try #require(own(try Instance.attempt(second, in: run)))
    first.end()
    unnamed.end()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    try #require(own(try Instance.attempt(name, in: run))).end()
  }

  @Test func eachNameHasItsUsualPort() {
    let names = (0..<200).map { Instance.name(of: "/a/\($0).csv") } + [Instance.name(of: nil), "x"]
    let ports = names.map(Instance.usualPort)
    #expect(ports == names.map(Instance.usualPort) && Set(ports).count > 190)
    #expect(ports.allSatisfy { (20_000..<28_000).contains($0) })
  }

  @Test func whatAKilledOneHasLeftIsTakenOver() throws {
    let run = try RunFolder(folder.path)
    let lock = folder.appendingPathComponent("x.lock")
    try Data(
      "{\"port\":1,\"secret\":\"old and much longer than what is written now, so that its end would be seen\"}".utf8
    )
    .write(to: lock)
    let instance = try #require(own(try Instance.attempt("x", in: run)))
    let place = Place(port: 2, secret: "new")
    #expect(instance.tell(place))
    #expect(other(try Instance.attempt("x", in: run)) == .some(place))
    instance.end()
  }

  @Test func oneThatHangsIsReplaced() throws {
    let run = try RunFolder(folder.path)
    let hanging = try #require(own(try Instance.attempt("x", in: run)))
    // Nobody listens there.
    #expect(!Place(port: 1, secret: Secret().description).answers())
    Instance.replace("x", in: run)
    let next = try #require(own(try Instance.attempt("x", in: run)))
    next.end()
    _ = hanging
  }

  @Test func itsFolderIsThisUsersAlone() throws {
    let open = folder.appendingPathComponent("open")
    try FileManager.default.createDirectory(
      at: open, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    #expect(throws: Failure.self) { try RunFolder(open.path) }
    let link = folder.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder)
    #expect(throws: Failure.self) { try RunFolder(link.path) }
    let file = folder.appendingPathComponent("file")
    try Data().write(to: file)
    #expect(throws: Failure.self) { try RunFolder(file.path) }
    let made = try RunFolder(folder.appendingPathComponent("made").path)
    #expect(try mode(URL(fileURLWithPath: made.path)) == 0o700)
    #expect(made.write("secret", to: "x.html"))
    #expect(try mode(URL(fileURLWithPath: made.file("x.html"))) == 0o600)
    // What somebody has put there before is not written into.
    let target = folder.appendingPathComponent("target")
    try Data("mine".utf8).write(to: target)
    try FileManager.default.createSymbolicLink(
      at: URL(fileURLWithPath: made.file("y.html")), withDestinationURL: target)
    #expect(made.write("secret", to: "y.html"))
    #expect(try String(contentsOf: target, encoding: .utf8) == "mine")
  }

  @Test func theDocumentLeadsToTheAddress() {
    let address = Place(port: 8017, secret: "00112233445566778899aabbccddeeff").address
    #expect(address == "http://127.0.0.1:8017/#00112233445566778899aabbccddeeff")
    let document = Browser.document(leadingTo: address)
    #expect(document.contains("content=\"0; url=\(address)\"") && document.contains("no-referrer"))
    #expect(!document.contains("<script"))
  }
}
