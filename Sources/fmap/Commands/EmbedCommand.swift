import Cartography
import Drawing
import FriendshipMaps
import Friendships
import Messages
import Page

extension Command {
  /// Says how to put the map into a page.
  static let embed = Command(
    name: "embed", summary: "print what to paste into a web page, and what its policy must allow", operands: [],
    options: CommonOptions.date + [
      Option(
        "output", short: "o", value: "DIR", "write a page that shows it all, embed.html, with its maps and photos"),
      Option(
        "frame-height", value: "H", choices: ["grow"],
        "height of the frame in pixels, 300 to 6000, or grow: as its page needs (default: 800)"), CommonOptions.url,
      CommonOptions.notes,
    ] + CommonOptions.data + CommonOptions.look + [CommonOptions.quiet, CommonOptions.help],
    notes: """
      Four ways: as a picture, as one that is upright on phones, as markup inside the page, or as the interactive page
      in a frame. Each with the exact Content-Security-Policy that it needs, and with an alternative text made from the
      data. The frame keeps its height in all years, so that nothing below it moves; its list scrolls inside.

      Examples:
        fmap embed --year 2021
        fmap embed -o out --frame-height 720
        fmap embed -o out --url https://example.org/friends/map.html
      """,
    run: embedMap, takesTable: true)
}

private func embedMap(_ arguments: Arguments) throws(Failure) {
  let task = try MapTask(arguments)
  let height = try frameHeight(arguments)
  let address = try MapTask.address(arguments)
  var map = try task.map().still(on: task.day)
  Terminal.report(map.warnings(option: task.dayOption, hasPicture: true, hasPage: true), quiet: task.isQuiet)
  let name = map.map.data.fileName(on: map.day)
  let names = (picture: "\(name).svg", upright: "\(name)-upright.svg", frame: "map.html", shared: "map.png")
  map.address = address.map { ($0, names.shared) }
  map.hasNotes = arguments.has("notes")
  let upright = try uprightMap(task, map)
  var page = map.page()
  let embedding = Embedding(
    page, picture: (names.picture, map.map.options.size),
    upright: upright.map { (names.upright, $0.map.options.size) }, frame: names.frame, height: height)
  guard let folder = arguments.text("output") else {
    for name in ["url", "notes"] where arguments.has(name) {
      throw .usage(Problem(at: "--\(name)", "is for a page", cure: "name its folder with -o"))
    }
    return try Terminal.print(embedding.text(hash: sha256Base64))
  }
  if let upright { Terminal.report(upright.map.missingNames(on: [upright.day]), quiet: task.isQuiet) }
  var files = [names.picture] + (upright == nil ? [] : [names.upright]) + (address == nil ? [] : [names.shared])
  files += [names.frame, "embed.html"]
  let data = map.map.data
  let photos = TablePhotos(data.photoFiles, filesBelow: task.files.photoFolder(data.file))
  let photoFolder = PhotoFolder(in: folder, photos)
  let outputs = files.map { OutputFile(unnamed: "\(folder)/\($0)", cure: OutputFile.otherFolder) }
  try checkOutputs(outputs + photoFolder.files)
  Terminal.report(photos.problems, quiet: task.isQuiet)
  try createFolder(folder, orElse: OutputFile.otherFolder)
  page.photos = try photoFolder.written(quiet: task.isQuiet, spoken: !task.isQuiet)
  let twins = ["a-", "b-"].map { prefix in String(decoding: map.svg(idPrefix: prefix), as: UTF8.self) }
  let pictures = [map.svg] + (upright.map { [$0.svg] } ?? []) + (address == nil ? [] : [try map.png()])
  let pages = [page.html(.inline, hash: sha256Base64), embedding.demonstration(twins, hash: sha256Base64)]
  for (file, bytes) in zip(outputs, pictures + pages.map { Array($0.utf8) }) {
    try write(bytes, to: file, spoken: !task.isQuiet)
  }
}

/// The same map for phones; nothing where it is upright as it is.
///
/// It is as wide as most phones, so that nothing shrinks there, and below the map has a list of all cities in place of insets: as high as
/// two columns need it, or else one, or else twice that, and no higher than a page may be.
private func uprightMap(_ task: MapTask, _ map: StillMap) throws(Failure) -> StillMap? {
  guard map.map.options.size.width > map.map.options.size.height else { return nil }
  var request = task.request
  (request.width, request.page, request.insets) = (390, nil, ["none"])
  let count = Double(map.map.data.atlas.cities.count), unit = max(1, request.text ?? 1)
  // A part of the world, which the map may show, is as high as the list.
  let heights = [count / 2, count, 2 * count].map { rows in max(1050, (560 + 25 * rows) * unit) }
  var upright = map
  for height in heights {
    request.height = Int(min(height, MapRequest.Limit.height.upperBound))
    upright = try FriendshipMap(map.map.data, request).still(on: task.day)
    if upright.map.missingNames(on: [upright.day]).isEmpty { break }
  }
  return upright
}

/// How high the frame is, by `--frame-height`.
private func frameHeight(_ arguments: Arguments) throws(Failure) -> FrameHeight {
  if arguments.text("frame-height") == "grow" { return .growing }
  let range = Double(FrameHeight.range.lowerBound)...Double(FrameHeight.range.upperBound)
  return .constant(try arguments.whole("frame-height", in: range) ?? FrameHeight.usual)
}
