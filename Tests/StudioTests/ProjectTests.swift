import Foundation
import FriendshipMaps
import Testing

@testable import fmap_studio

/// A map that is being made: how its files are found, and how often it is read.
@Suite struct ProjectTests {
  private let studio = Studio(Gate(port: 1, secret: Secret()), language: "en", store: FileStore(), table: nil)

  private func wish(_ json: String) throws -> DrawWish {
    try JSONDecoder().decode(DrawWish.self, from: Data(json.utf8))
  }

  private func count(_ json: String) throws -> Int {
    let wish = try wish(json)
    return try wish.project.map(wish.size, studio).cityCount()
  }

  @Test func aFileThatIsNotThereIsNamedAndMayComeLater() throws {
    let file = try #require(GrowingFile())
    #expect(file.add(BuiltIn.friendships.bytes))
    let (stored, other) = (file.finished(), String(repeating: "0", count: 64))
    let text = "{\"table\": \"\(stored.id)\", \"files\": {\"a.jpg\": \"\(other)\", \"b.jpg\": \"\(other)\"}}"
    let wish = try wish(text)
    for _ in 0..<2 {
      do throws(Refused) {
        _ = try wish.project.review(studio)
        Issue.record("there is no such file yet")
      } catch {
        #expect(error.status == 410 && error.missing == [stored.id, other].sorted())
      }
    }
    #expect(studio.store.take(stored.size))
    studio.store.add(stored)
    #expect(try count("{\"table\": \"\(stored.id)\"}") == 37)
  }

  @Test func manyWhoAskAtOnceGetTheSameMap() throws {
    let seen = Monitor([Int]())
    for _ in 0..<8 {
      startThread {
        let count = (try? count("{}")) ?? -1
        seen.with { $0.append(count) }
      }
    }
    #expect(seen.wait(60) { $0.count == 8 ? () : nil } != nil)
    #expect(seen.with { Set($0) } == [37])
    #expect(throws: Refused.self) { try count("{\"scale\": 99}") }
    #expect(throws: Refused.self) { try count("{\"width\": 1}") }
  }

  @Test func aShelfKeepsWhatWasAskedForLast() throws {
    let (shelf, made) = (Shelf<Int, Int>(), Monitor([Int]()))
    let ask = { (key: Int) in
      try shelf.value(of: key) { () throws(Refused) in
        made.with { $0.append(key) }
        return 10 * key
      }
    }
    for key in [1, 2, 1, 3, 1, 2] { #expect(try ask(key) == 10 * key) }
    // When 3 came, 2 had not been asked for the longest.
    #expect(made.with { $0 } == [1, 2, 3, 2])
    // Beside a large one there is no room.
    _ = try shelf.value(of: 4, isLarge: true) { () throws(Refused) in 40 }
    #expect(try ask(2) == 20 && made.with { $0 } == [1, 2, 3, 2, 2])
  }

  @Test func aLargeOneIsForgottenAlone() throws {
    let shelf = Shelf<Int, Int>()
    _ = try shelf.value(of: 1, isLarge: true) { () throws(Refused) in 10 }
    _ = try shelf.value(of: 2) { () throws(Refused) in 20 }
    #expect(shelf.forgetLarge() && !shelf.forgetLarge())
    #expect(try shelf.value(of: 2) { () throws(Refused) in 21 } == 20)
    #expect(try shelf.value(of: 1) { () throws(Refused) in 11 } == 11)
    // One that is being made is waited for, and stays.
    _ = try shelf.value(of: 3, isLarge: true) { () throws(Refused) in
      #expect(!shelf.forgetLarge())
      return 30
    }
    #expect(try shelf.value(of: 3) { () throws(Refused) in 31 } == 30)
  }

  @Test func sizesAreAskedForAndAMovingPictureHasItsOwn() throws {
    let wish = try wish("{\"width\": 500, \"scale\": 2, \"bleed\": 3, \"dpi\": 200}")
    let request = wish.size.request
    #expect(request.width == 500 && request.height == nil && request.scale == 2 && request.bleed == 3)
    #expect(request.dotsPerInch == 200 && !request.isMoving && request.usualSize.width == 1920)
    #expect(wish.size.moving.request.isMoving && wish.size.moving.request.usualSize.width == 1280)
    #expect(wish.size.moving != wish.size)
  }

  // MARK: Photos

  private static let table = """
    city_en,country_en,established,photo
    Sapporo,Japan,1980,photos/a.png
    Turin,Italy,1985,b.png
    Lyon,France,1986,c/b.png

    """

  private func take(_ bytes: [UInt8], _ name: String) throws -> String {
    try studio.store.keep(SourceFile(name: name, bytes: bytes))
  }

  private func project(_ files: [String: String], folder: String = "") throws -> (Project, MapData) {
    let table = try take(Array(Self.table.utf8), "t.csv")
    let map = try Beginning.map(
      of: SourceFile(name: "t.csv", bytes: Array(Self.table.utf8)), hub: "Shenyang", MapRequest()
    ).replacing("\"t.csv\"", with: "\"\(folder)t.csv\"")
    let body: [String: Any] = ["map": map, "table": table, "files": files]
    let project = try JSONDecoder().decode(Project.self, from: JSONSerialization.data(withJSONObject: body))
    return (project, try #require(try project.review(studio).data))
  }

  private func paths(_ files: [String: String], folder: String = "") throws -> (found: [String], missing: Int) {
    let (project, data) = try project(files, folder: folder)
    let photos = project.photos(of: data, studio)
    return (photos.all.map(\.path), photos.problems.count)
  }

  @Test func givenFilesThatAreNoPhotosOfTheTableAreTold() throws {
    let id = try take([1], "x")
    func match(_ names: String...) throws -> [[String]] {
      let (project, data) = try project(Dictionary(uniqueKeysWithValues: names.map { ($0, id) }))
      let (used, unused) = project.match(data)
      return [used, unused]
    }
    #expect(try match() == [[], []])
    #expect(try match("a.png", "IMG_0001.jpg") == [["a.png"], ["IMG_0001.jpg"]])
    // Which of two is meant is not known, but where one has the very path.
    #expect(try match("x/b.png", "y/b.png") == [[], ["x/b.png", "y/b.png"]])
    #expect(try match("c/b.png", "y/b.png") == [["c/b.png"], ["y/b.png"]])
  }

  @Test func photosAreFoundByTheirPathsOrByNamesOfWhichThereIsOne() throws {
    let png = try FriendshipMap(table: Array(Self.table.utf8), hub: "Shenyang").png()
    let (a, b) = (try take(png, "a.png"), try take(png + [0], "b.png"))
    let none = try paths([:])
    #expect(none.found == [] && none.missing == 3)
    #expect(try paths(["photos/a.png": a, "b.png": b]).found == ["photos/a.png", "b.png", "c/b.png"])
    // Dropped without their folder.
    #expect(try paths(["a.png": a]).found == ["photos/a.png"])
    // Which of two is meant is not known.
    #expect(try paths(["x/b.png": a, "y/b.png": b]).found == [])
    #expect(try paths(["office/photos/a.png": a, "other/a.png": b], folder: "office/").found == ["photos/a.png"])
    let text = try take(Array("no picture".utf8), "a.png")
    let wrong = try paths(["photos/a.png": text])
    #expect(wrong.found == [] && wrong.missing == 3)
  }
}
