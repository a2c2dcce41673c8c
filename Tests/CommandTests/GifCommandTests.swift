import Foundation
import Testing

@Suite struct GifCommandTests {
  let program: Program

  /// Three small frames, as `fmap animate` leaves them.
  init() throws {
    program = try Program()
    let years = ["--from", "1980", "--to", "1982", "--basemap", "none"]
    let run = try program.run(
      ["animate", "-o", "frames", "--labels", "none", "--width", "640", "--height", "360", "--quiet"] + years)
    try #require(run.exitCode == 0, "\(run.errors)")
  }

  /// Changes the manifest as text.
  private func change(_ old: String, to new: String) throws {
    let text = try #require(program.read("frames/frames.json"))
    try #require(text.contains(old))
    try program.write(text.replacingOccurrences(of: old, with: new), to: "frames/frames.json")
  }

  private func fails(_ message: String) throws {
    let run = try program.run("gif", "frames", "-o", "t.gif")
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("fmap: error: " + message), "\(run.errors)")
    #expect(program.files == ["frames"])
  }

  @Test func framesBecomeTheSameGIFAsInOneGo() throws {
    #expect(try program.run("gif", "frames", "-o", "t.gif").text == "wrote t.gif\n")
    let years = [
      "--from", "1980", "--to", "1982", "--basemap", "none", "--labels", "none", "--width", "640", "--height", "360",
    ]
    #expect(try program.run(["animate", "-o", "direct.gif"] + years).exitCode == 0)
    let bytes = try #require(program.bytes("t.gif"))
    #expect(bytes.prefix(6) == Data("GIF89a".utf8) && bytes == program.bytes("direct.gif"))
    #expect(try program.run("gif", "frames", "-o", "-").output == bytes)
  }

  @Test func aMemberThatStandsTwiceIsToldOf() throws {
    try change("\"height\" : 360,", to: "\"height\" : 360,\n  \"height\" : 361,")
    let run = try program.run("gif", "frames", "-o", "t.gif")
    #expect(run.exitCode == 0 && run.errors.contains("frames/frames.json: height: appears twice"), "\(run.errors)")
  }

  @Test func foreignFilesDoNotMatter() throws {
    try program.write("not a picture", to: "frames/frame-1981-note.png")
    #expect(try program.run("gif", "frames", "-o", "t.gif").exitCode == 0)
  }

  @Test func aFolderWithoutManifestIsAnError() throws {
    try FileManager.default.removeItem(at: program.folder.appendingPathComponent("frames/frames.json"))
    try fails("frames: cannot read: no such file or directory: \"frames/frames.json\"")
  }

  @Test func aMissingFrameIsAnError() throws {
    try FileManager.default.removeItem(at: program.folder.appendingPathComponent("frames/frame-1981.png"))
    try fails("frames/frames.json: cannot read: no such file or directory: \"frames/frame-1981.png\"")
  }

  @Test func aFrameOfAnotherSizeIsAnError() throws {
    try program.run("render", "--basemap", "none", "--width", "800", "--height", "450", "-o", "frames/frame-1981.png")
    try fails(
      "frames/frame-1981.png: not of the size that frames.json says: \"800 × 450\"; expected 640 × 360")
  }

  @Test func whatIsNoPNGIsAnError() throws {
    try program.write("GIF89a", to: "frames/frame-1981.png")
    try fails("frames/frame-1981.png: not a readable PNG: ")
  }

  @Test func halfAPNGIsAnError() throws {
    let url = program.folder.appendingPathComponent("frames/frame-1981.png")
    try Data(contentsOf: url).prefix(2000).write(to: url)
    try fails("frames/frame-1981.png: not a readable PNG: ")
  }

  @Test(arguments: ["../frame-1981.png", "/etc/frame.png", ".frame.png", "frame-1981.svg", ""])
  func aFileOutsideOfTheFolderIsAnError(name: String) throws {
    try change("\"frame-1981.png\"", to: "\"\(name)\"")
    try fails("frames/frames.json: frames[1].file: not a PNG of this folder")
  }

  @Test(arguments: [
    ("\"width\" : 640", "\"width\" : 640000", "width, height: out of range: \"640000 × 360\"; expected 1 to 16384"),
    ("\"width\" : 640", "\"width\" : \"wide\"", "width: not a manifest of frames; correct it there"),
    ("\"centiseconds\" : 400", "\"centiseconds\" : 0", "frames[2].centiseconds: out of range: \"0\"; expected 2"),
    ("\"centiseconds\" : 400", "\"hundredths\" : 4", "frames[2].centiseconds: not a manifest of frames"),
    ("#dde9f0", "sea", "palette[0]: not a colour: \"sea\"; write #rrggbb"),
  ]) func aWrongManifestIsExplained(old: String, new: String, message: String) throws {
    try change(old, to: new)
    try fails("frames/frames.json: " + message)
  }

  @Test func whatIsNoJSONIsAnError() throws {
    try program.write("{", to: "frames/frames.json")
    try fails(
      "frames/frames.json: not a manifest of frames; correct it there, or make the frames anew with fmap animate")
  }

  /// What is wrong with the data is told in Chinese whole, the system's part of it too.
  @Test(arguments: [
    ("rm frames/frame-1981.png", "frames/frames.json: 无法读取：没有这个文件或文件夹：“frames/frame-1981.png”；请检查拼写和文件夹"),
    ("mv frames/frames.json frames/frames.json.old", "frames: 其中是一次中断的运行留下的帧；请先让 fmap animate 完整运行一遍"),
    ("echo > frames/frame-1981.png", "frames/frame-1981.png: 不是可以读取的 PNG 图像；请用 fmap animate 重新生成各帧"),
    (
      "\"$FMAP\" render --basemap none --width 800 --height 450 -o frames/frame-1981.png",
      "frames/frame-1981.png: 尺寸与 frames.json 所写的不符：“800 × 450”；应为 640 × 360"
    ),
    (
      "sed -i.old 's/frame-1981/..\\/a/' frames/frames.json",
      "frames/frames.json: frames[1].file: 不是此文件夹中的 PNG 图像：“../a.png”；应为与 frames.json 同在一处的 .png 文件名"
    ),
    (
      "sed -i.old 's/: 640/: 0/' frames/frames.json",
      "frames/frames.json: width, height: 超出范围：“0 × 360”；应在 1 到 16384 之间"
    ),
    (
      "echo > frames/frames.json",
      "frames/frames.json: 不是帧的清单；请在该处更正，或用 fmap animate -o 另一文件夹 重新生成各帧"
    ),
  ])
  func dataErrorsAreToldInChinese(_ damage: String, _ message: String) throws {
    try program.shell(damage)
    let run = try program.run(["gif", "frames", "-o", "t.gif"], environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(run.errors == "fmap: 错误: \(message)\n")
  }

  @Test func wrongUseIsExplained() throws {
    let other = try program.run("gif", "frames", "-o", "t.png")
    #expect(other.exitCode == 2 && other.errors == "fmap: error: -o t.png: not the name of a GIF; end it in .gif\n")
    #expect(try program.run("gif", "frames", "more").errors.hasPrefix("fmap: error: gif: unexpected word: \"more\""))
  }
}
