import Cartography
import Drawing
import FriendshipMaps
import Friendships
import Page

extension Command {
  /// Says how to put the map into a page.
  static let embed = Command(
    name: "embed", summary: "print what to paste into a web page, and what its policy must allow", operands: [],
    options: CommonOptions.date + [
      Option("output", short: "o", value: "DIR", "write a page that shows it all, embed.html, with its maps and photos")
    ] + CommonOptions.data + CommonOptions.look + [CommonOptions.quiet, CommonOptions.help],
    notes: """
      Three ways: as a picture, as markup inside the page, or as the interactive page in a frame. Each with the exact
      Content-Security-Policy that it needs, and with an alternative text made from the data.

      Examples:
        fmap embed --year 2021
        fmap embed -o out
      """,
    run: embedMap, takesTable: true)
}

private func embedMap(_ arguments: Arguments) throws(Failure) {
  let task = try MapTask(arguments)
  let map = try task.map().still(on: task.day)
  Terminal.report(map.warnings(option: task.dayOption, hasPicture: true, hasPage: true), quiet: task.isQuiet)
  let names = (picture: "\(map.map.data.fileName(on: map.day)).svg", frame: "map.html")
  let embedding = Embedding(map.page(), picture: names.picture, frame: names.frame)
  guard let folder = arguments.text("output") else {
    return try Terminal.print(
      embedding.snippets(hash: sha256Base64).map { snippet in
        let policy = snippet.policy.isEmpty ? "nothing beyond default-src 'none'" : snippet.policy
        return
          "\(snippet.name): \(snippet.purpose)\nContent-Security-Policy: \(policy)\n\(snippet.advice.isEmpty ? "" : snippet.advice + "\n")\n\(snippet.markup)\n"
      }.joined(separator: "\n"))
  }
  let twins = ["a-", "b-"].map { prefix in String(decoding: map.svg(idPrefix: prefix), as: UTF8.self) }
  let files = [names.picture, names.frame, "embed.html"].map {
    OutputFile(unnamed: "\(folder)/\($0)", cure: OutputFile.otherFolder)
  }
  let data = map.map.data
  let photos = TablePhotos(task.photoRows(of: data), below: task.files.photoFolder(data.file))
  let photoFolder = PhotoFolder(in: folder, photos)
  try checkOutputs(files + photoFolder.files)
  Terminal.report(photos.problems, quiet: task.isQuiet)
  try createFolder(folder, orElse: OutputFile.otherFolder)
  let shown = try photoFolder.written(quiet: task.isQuiet, spoken: !task.isQuiet)
  let contents = [map.svg, map.html(photos: shown), Array(embedding.demonstration(twins, hash: sha256Base64).utf8)]
  for (file, bytes) in zip(files, contents) { try write(bytes, to: file, spoken: !task.isQuiet) }
}
