import Foundation
import Testing

/// Photos that a table names beside itself: how they are looked at, and how they come to the page.
@Suite struct PhotoFilesTests {
  let program: Program
  /// Small and fast.
  private static let look = ["--basemap", "none", "--labels", "none", "--width", "640", "--height", "360"]
  private static let header =
    "city_en,country_code,country_en,continent,latitude,longitude,relation,established,source,photo,photo_alt"

  /// A folder with a picture, `office/photos/a.png`, of 640 × 360 pixels.
  init() throws {
    program = try Program()
    try makeFolder("office/photos")
    #expect(try program.run(["render", "-o", "office/photos/a.png", "--quiet"] + Self.look).exitCode == 0)
  }

  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: program.folder.appendingPathComponent(name), withIntermediateDirectories: true)
  }

  /// Writes a table of towns, each with a photo, beside them.
  private func table(_ photos: String..., alt: String = "A square") throws {
    let rows = photos.enumerated().map { index, photo in
      "Town \(index + 1),JP,Japan,Asia,\(30 + 3 * index),138,sister,1990,https://example.org/,\(photo),\(alt)"
    }
    try program.write(([Self.header] + rows).map { $0 + "\n" }.joined(), to: "office/t.csv")
  }

  private func render(_ words: String...) throws -> Program.Run {
    try program.run(["render", "--data", "office/t.csv"] + Self.look + words)
  }

  private func check(_ words: String...) throws -> Program.Run {
    try program.run(["check", "--data", "office/t.csv"] + words)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: program.folder.appendingPathComponent(folder).path).sorted()
  }

  /// A JPEG of 480 × 270 pixels: fmap's own small copy.
  private func jpeg() throws -> [UInt8] {
    try table("photos/a.png")
    #expect(try render("-o", "made/").exitCode == 0)
    return Array(try #require(program.bytes("made/photos/town-1-jp-480.jpg")))
  }

  /// The width and the height of a JPEG, from the header of its pixels.
  private func size(_ name: String) throws -> [Int] {
    let bytes = Array(try #require(program.bytes(name)))
    let start = try #require(bytes.indices.first { bytes[$0] == 0xFF && [0xC0, 0xC2].contains(bytes[$0 + 1]) })
    return [7, 5].map { Int(bytes[start + $0]) << 8 | Int(bytes[start + $0 + 1]) }
  }

  // MARK: The folder of a page

  @Test func aFolderGetsThePageWithItsPicturesAndPhotos() throws {
    try table("photos/a.png", "photos/a.png")
    let run = try render("-o", "site/", "-o", "other.svg")
    #expect(run.exitCode == 0)
    #expect(
      run.text
        == "wrote 2 pictures to site/photos\nwrote site/map.svg\nwrote site/map.png\nwrote site/index.html\nwrote other.svg\n"
    )
    #expect(try names("site") == ["index.html", "map.png", "map.svg", "photos"])
    // A photo of two cities is there once.
    #expect(try names("site/photos") == ["photos.json", "town-1-jp-480.jpg", "town-1-jp.jpg"])
    #expect(try size("site/photos/town-1-jp-480.jpg") == [480, 270])
    #expect(try size("site/photos/town-1-jp.jpg") == [640, 360])
    let page = try #require(program.read("site/index.html"))
    let large = " data-photo=\"photos/town-1-jp.jpg\" data-photo-size=\"640 360\""
    let small = " src=\"photos/town-1-jp-480.jpg\" width=\"480\" height=\"270\""
    for facts in [large, small] { #expect(page.components(separatedBy: facts).count == 3) }
    #expect(!page.contains("a.png"))
    #expect(page.contains(" data-alt-zh=\"A square\" data-alt-en=\"A square\""))
    #expect(page.contains("img-src 'self' blob: data:;"))
  }

  /// A name that is already that of a folder needs no slash; `embed` has names of its own.
  @Test func everyFolderOfAPageHasItsPhotos() throws {
    try table("photos/a.png")
    try makeFolder("site")
    #expect(try render("-o", "site").exitCode == 0)
    #expect(try program.run(["embed", "--data", "office/t.csv", "-o", "em"] + Self.look).exitCode == 0)
    #expect(try names("em") == ["embed.html", "map-1990-upright.svg", "map-1990.svg", "map.html", "photos"])
    for name in try names("site/photos") {
      #expect(program.bytes("site/photos/\(name)") == program.bytes("em/photos/\(name)"))
    }
    let row = try #require(
      program.read("site/index.html")?.components(separatedBy: "<tr role=\"row\" data-agreement").last?.components(
        separatedBy: "</tr>"
      ).first)
    #expect(row.contains("class=\"thumb\"") && program.read("em/map.html")?.contains(row) == true)
    #expect(try render("-o", "apart/", "--assets", "external").exitCode == 0)
    #expect(try names("apart") == ["index.css", "index.html", "index.js", "map.png", "map.svg", "photos"])
    #expect(try render("-o", "apart/", "--assets", "external").exitCode == 0)
  }

  /// An exhibition is drawn many times: the same again, and without what was taken out of the table.
  @Test func aFolderIsWrittenAgain() throws {
    try program.shell("cp office/photos/a.png office/photos/b.png")
    try table("photos/a.png", "photos/b.png")
    #expect(try render("-o", "site/").exitCode == 0)
    let before = try names("site/photos").map { program.bytes("site/photos/\($0)") }
    #expect(before.count == 5)
    let again = try render("-o", "site/")
    #expect(again.exitCode == 0, "\(again.errors)")
    #expect(try names("site/photos").map { program.bytes("site/photos/\($0)") } == before)
    try table("photos/b.png")
    try program.write("mine", to: "site/photos/mine.jpg")
    #expect(try render("-o", "site/").exitCode == 0)
    #expect(try names("site/photos") == ["mine.jpg", "photos.json", "town-1-jp-480.jpg", "town-1-jp.jpg"])
    // Nothing of what is not published any more stays, and what is not fmap's does.
    #expect(try render("-o", "site/", "--photos", "none").exitCode == 0)
    #expect(try names("site/photos") == ["mine.jpg", "photos.json"])
    #expect(program.read("site/index.html")?.contains(" data-photo=") == false)
  }

  @Test(arguments: ["photos/town-1-jp.jpg", "photos/town-1-jp-480.jpg", "photos/photos.json", "index.html", "map.png"])
  func whatFmapHasNotMadeStays(_ name: String) throws {
    try table("photos/a.png")
    try makeFolder("site/photos")
    for isEdited in [false, true] {
      if isEdited {
        #expect(try render("-o", "site/").exitCode == 0)
        try program.shell("echo mine >> site/\(name)")
      } else {
        try program.write("mine", to: "site/\(name)")
      }
      let before = program.bytes("site/\(name)")
      let run = try render("-o", "site/")
      #expect(run.exitCode == 1)
      #expect(
        run.errors.contains(
          "fmap: error: site/\(name): is there already, and fmap did not make it; name another folder with -o"),
        "\(run.errors)")
      #expect(program.bytes("site/\(name)") == before)
      if !isEdited {
        #expect(try names("site").filter { !name.hasPrefix($0) } == (name.hasPrefix("photos") ? [] : ["photos"]))
        try program.shell("rm site/\(name)")
      }
    }
  }

  /// A run that was interrupted leaves a list of what it was writing.
  @Test func whatAnInterruptedRunHasBegunIsWrittenAgain() throws {
    try table("photos/a.png")
    #expect(try render("-o", "site/").exitCode == 0)
    let whole = program.bytes("site/photos/town-1-jp.jpg")
    let list = #"{"generator": "fmap 0.2.0", "photos": {}, "begun": ["town-1-jp.jpg", "old.jpg", "../../t.csv"]}"#
    try program.write(list, to: "site/photos/photos.json")
    for name in ["town-1-jp.jpg", "old.jpg"] { try program.write("half", to: "site/photos/\(name)") }
    try program.shell("rm site/photos/town-1-jp-480.jpg; touch t.csv")
    #expect(try render("-o", "site/").exitCode == 0)
    #expect(program.bytes("site/photos/town-1-jp.jpg") == whole && program.read("t.csv") == "")
    #expect(try names("site/photos") == ["photos.json", "town-1-jp-480.jpg", "town-1-jp.jpg"])
  }

  /// Where the office's own photo has the name of a copy, it is not replaced by that, even if fmap once made it.
  @Test func aPhotoIsNotReplacedByItsCopy() throws {
    try table("photos/a.png")
    #expect(try render("-o", "office/").exitCode == 0)
    try table("photos/town-1-jp.jpg")
    let before = program.bytes("office/photos/town-1-jp.jpg")
    let run = try render("-o", "office/")
    #expect(
      run.exitCode == 1 && run.errors.contains("town-1-jp.jpg: is a file that was read for this"), "\(run.errors)")
    #expect(program.bytes("office/photos/town-1-jp.jpg") == before)
  }

  // MARK: Photos that cannot be shown

  @Test func aPhotoThatIsMissingIsToldAndThePageIsMade() throws {
    try table("photos/none.jpg", "photos/a.png")
    let told =
      "warning: t.csv:2:10: there is no such file: \"photos/none.jpg\"; check the spelling and the folder"
    #expect(try check().text.contains(told + "\n") && check().exitCode == 0 && check("--strict").exitCode == 1)
    #expect(try check("--json").text.contains("\"place\" : \"t.csv:2:10\""))
    #expect(try check("--lang", "zh").text.contains("警告: t.csv:2:10: "))
    let run = try render("-o", "site/")
    #expect(run.exitCode == 0 && run.errors.contains("fmap: \(told)\n"), "\(run.errors)")
    #expect(try names("site/photos") == ["photos.json", "town-2-jp-480.jpg", "town-2-jp.jpg"])
    let page = try #require(program.read("site/index.html"))
    #expect(page.components(separatedBy: "data-photo=").count == 2 && !page.contains("none.jpg"))
    #expect(try render("-o", "site/", "--quiet").errors.isEmpty)
  }

  @Test(arguments: ["../secret.png", "photos/../../secret.png", "/tmp/secret.png", #"C:\Users\li\a.jpg"#])
  func whatLiesElsewhereIsNeverRead(_ path: String) throws {
    try program.shell("cp office/photos/a.png secret.png")
    try table(path)
    for run in [try check(), try render("-o", "site/")] {
      #expect(run.exitCode == 1 && (run.text + run.errors).contains("photos/town.jpg"), "\(run.errors)")
    }
    #expect(!program.files.contains("site"))
  }

  @Test func aLinkOutOfTheFolderIsNotFollowed() throws {
    try program.shell("cp office/photos/a.png secret.png; ln -s ../../secret.png office/photos/b.png")
    try table("photos/b.png")
    let run = try render("-o", "site/")
    #expect(run.exitCode == 0 && run.errors.contains("t.csv:2:10: leads outside its folder: \"photos/b.png\""))
    #expect(try names("site") == ["index.html", "map.png", "map.svg"])
  }

  @Test func whatIsNoPhotoIsToldWithItsCure() throws {
    let plain = try jpeg()
    let start = try #require(plain.indices.first { plain[$0] == 0xFF && [0xC0, 0xC2].contains(plain[$0 + 1]) })
    var huge = plain
    huge.replaceSubrange(start + 5..<start + 9, with: [0x1F, 0x41, 0x1F, 0xBD])
    // A fourth colour, in a header that is three bytes longer.
    var printed = plain
    printed[start + 3] += 3
    printed[start + 9] = 4
    printed.insert(contentsOf: [4, 0x11, 0], at: start + 10 + 9)
    try program.write(huge, to: "office/photos/huge.jpg")
    try program.write(printed, to: "office/photos/cmyk.jpg")
    try program.write("a letter", to: "office/photos/text.jpg")
    try program.write(Array(plain.prefix(plain.count / 2)), to: "office/photos/cut.jpg")
    try table("photos/huge.jpg", "photos/cmyk.jpg", "photos/text.jpg", "photos/cut.jpg", "photos", "photos/a.png")
    let told = [
      "t.csv:2:10: more than 64 million pixels, or 65,535 on a side: \"photos/huge.jpg, 8125 × 8001\"; save it smaller",
      "t.csv:3:10: a JPEG in CMYK, the colours of printing: \"photos/cmyk.jpg\"; save it in RGB",
      "t.csv:4:10: not a picture: \"photos/text.jpg\"; save it as JPEG in a program for pictures",
      "t.csv:6:10: is a folder: \"photos\"; name a file in it",
    ]
    let checked = try check().text
    for line in told { #expect(checked.contains("warning: \(line)\n"), "\(checked)") }
    let run = try render("-o", "site/")
    #expect(run.exitCode == 0)
    for line in told + ["t.csv:5:10: the picture is cut off: \"photos/cut.jpg\"; copy it there again"] {
      #expect(run.errors.contains("fmap: warning: \(line)\n"), "\(run.errors)")
    }
    #expect(try names("site/photos") == ["photos.json", "town-6-jp-480.jpg", "town-6-jp.jpg"])
  }

  // MARK: Pages in one file

  @Test func smallPhotosMayStandInThePage() throws {
    try table("photos/a.png", "https://photos.example/a.jpg")
    let run = try render("--photos", "inline", "-o", "map.html")
    #expect(run.exitCode == 0 && !run.errors.contains("none of the table's photos"))
    let page = try #require(program.read("map.html"))
    let address = "data:image/jpeg;base64," + Data(try jpeg()).base64EncodedString()
    #expect(page.contains(" src=\"\(address)\" width=\"480\" height=\"270\"") && page.contains(" data-photo=\"\""))
    #expect(page.contains("data-photo=\"https://photos.example/a.jpg\""))
    #expect(page.contains("img-src 'self' blob: data: https://photos.example;"))
    #expect(program.files.filter { $0 != "made" } == ["map.html", "office"])
    #expect(try render("--photos", "inline", "-o", "map.html").exitCode == 0, "it is known as fmap's, or named")
  }

  @Test func aSingleFileSaysHowPhotosComeToIt() throws {
    try table("photos/a.png", "https://photos.example/a.jpg", "photos/none.jpg")
    let run = try render("-o", "map.html")
    #expect(
      run.exitCode == 0
        && run.errors.contains(
          "note: t.csv: the page has none of the table's photos (2): \"map.html\"; write a folder with all of them, "
            + "-o site/, or put small ones into the page with --photos inline\n"),
      "\(run.errors)")
    let page = try #require(program.read("map.html"))
    #expect(page.components(separatedBy: "data-photo=").count == 2 && page.contains("https://photos.example/a.jpg"))
    for words in [["--photos", "none", "-o", "b.html"], ["-o", "b.svg"]] {
      let run = try program.run(["render", "--data", "office/t.csv"] + Self.look + words)
      #expect(run.exitCode == 0 && !run.errors.contains("photos ("), "\(run.errors)")
    }
  }

  @Test(arguments: [
    (["--photos", "folder", "-o", "a.html"], "--photos folder: no folder to write to; write -o site/"),
    (
      ["--photos", "inline", "-o", "a.svg"],
      "--photos: is for a page; write to a .html or to a folder, such as -o site/"
    ),
    (["--photos", "all", "-o", "site/"], "--photos: unknown"),
    (["--format", "png", "-o", "site/"], "--format: the names after -o already say which format"),
  ])
  func wrongWordsAreExplained(_ words: [String], _ message: String) throws {
    try table("photos/a.png")
    let run = try program.run(["render", "--data", "office/t.csv"] + words)
    #expect(run.exitCode == 2 && run.errors.hasPrefix("fmap: error: \(message)"), "\(run.errors)")
    #expect(program.files == ["office"])
  }

  // MARK: Where the table is

  @Test func pathsBeginAtTheTable() throws {
    try table("photos/a.png")
    // Out of a pipe it has no folder but the current one.
    let pipe = "cat office/t.csv | \"$FMAP\" render --data /dev/stdin --basemap none --labels none -o piped/"
    #expect(try program.shell(pipe).errors.contains("there is no such file: \"photos/a.png\""))
    #expect(try program.shell("cp -r office/photos .; \(pipe)").errors.contains("no such file") == false)
    #expect(try names("piped/photos").count == 3)
    // The table that a map file names.
    let map = try Program.geodata("map.json").replacing("\"friendships.csv\"", with: "\"../office/t.csv\"")
    try makeFolder("maps/lists")
    try program.shell(
      "cp office/t.csv maps/lists; mkdir maps/lists/photos; cp photos/a.png maps/lists/photos; rm -r photos")
    try program.write(map.replacing("../office", with: "lists"), to: "maps/map.json")
    let run = try program.run(["render", "--map", "maps/map.json", "-o", "site/"] + Self.look)
    #expect(run.exitCode == 0 && !run.errors.contains("no such file"), "\(run.errors)")
    #expect(try names("site/photos").count == 3)
  }

  @Test func photosWithoutWordsAreCounted() throws {
    try table("photos/a.png", "https://photos.example/a.jpg", alt: "")
    let note =
      "note: t.csv: photos without words for who cannot see them: 2; say in the column photo_alt what is seen, "
      + "or in photo_alt_zh, photo_alt_en and so on\n"
    #expect(try check().text.contains(note))
    try table("photos/a.png")
    #expect(try !check().text.contains("photos without words"))
  }

  /// What is seen on a photo is a part of the table like all else.
  @Test(arguments: ["csv", "json", "geojson"]) func wordsOfPhotosAreExported(_ format: String) throws {
    let text =
      Self.header.replacing("photo_alt", with: "照片说明,photo_alt_en")
      + "\nTown 1,JP,Japan,Asia,30,138,sister,1990,https://example.org/,photos/a.png,广场,A square\n"
    try program.write(text, to: "office/t.csv")
    let run = try program.run(["export", format, "--data", "office/t.csv", "-o", "-"])
    #expect(run.exitCode == 0)
    if format == "csv" {
      #expect(
        run.text.contains("photo,photo_alt,photo_alt_en\r\n") && run.text.contains(",photos/a.png,广场,A square\r\n"))
    } else {
      #expect(run.text.contains("\"photo_alt\":\"广场\"") && run.text.contains("\"photo_alt_en\":\"A square\""))
      #expect(!run.text.contains("photo_alt_zh"))
    }
  }

  /// What a user asks of TurboJPEG for other programs changes nothing.
  @Test func theEnvironmentDoesNotChangeCopies() throws {
    try table("photos/a.png")
    let wishes = ["TJ_RESTART": "1", "TJ_ARITHMETIC": "1", "TJ_OPTIMIZE": "1", "TJ_PROGRESSIVE": "1"]
    for (folder, environment) in [("plain", [:]), ("wished", wishes)] {
      let words = ["render", "--data", "office/t.csv", "-o", folder + "/"] + Self.look
      #expect(try program.run(words, environment: environment).exitCode == 0)
    }
    for name in try names("plain/photos") {
      #expect(program.bytes("plain/photos/\(name)") == program.bytes("wished/photos/\(name)"), "\(name)")
    }
  }
}
