import Drawing
import Friendships
import Messages
import Page
import Photos

extension StillMap {
  /// The files of a page with all that belongs to it, as `fmap render -o DIR/` writes them, and why photos are not among them.
  ///
  /// - Parameter progress: is called after each photo and each picture; no further one is begun after it throws.
  package func site(
    _ photos: TablePhotos, progress: @Sendable () throws(Failure) -> Void
  ) throws(Failure) -> (files: [SourceFile], problems: [Problem]) {
    let copies = Gathered()
    let made = try photos.copied(progress: progress) { copy, name throws(Failure) in
      copies.add(SourceFile(name: "photos/\(name)", bytes: copy.bytes))
    }
    let (shown, problems) = photos.shown(made)
    var files = [SourceFile(name: "index.html", bytes: html(photos: shown))]
    try progress()
    for format in OutputFormat.usual {
      files.append(SourceFile(name: "map.\(format.id)", bytes: try format.write(self).whole))
      try progress()
    }
    return (files + copies.files.sorted { $0.name < $1.name }, photos.problems + problems)
  }

  /// How to put the map into a page, with the files of `site` beside that page.
  package var embedding: String { embeddings.text(hash: sha256Base64) }

  /// The ways to put it there whose lines can be pasted as they are, as JSON: `[{"name": "img", "policy": "…", "markup": "…"}, …]`.
  package var snippets: [UInt8] {
    json(
      embeddings.snippets(hash: sha256Base64).filter { $0.name != "inline" }
        .map { Lines(name: $0.name, policy: $0.policy, markup: $0.markup) })
  }

  private struct Lines: Encodable {
    let name, policy, markup: String
  }

  private var embeddings: Embedding {
    Embedding(page(), picture: ("map.svg", map.options.size), upright: nil, frame: "index.html")
  }
}

extension FriendshipMap {
  /// A picture for each year with the list of them, as `fmap animate` writes them into a folder.
  ///
  /// - Parameters:
  ///   - years: see `MapData.years(from:to:)`.
  ///   - progress: is called after each picture; no further one is begun after it throws.
  package func frameFiles(
    _ years: ClosedRange<Int>, progress: @Sendable () throws(Failure) -> Void
  ) throws(Failure) -> [SourceFile] {
    let frames = frames(years: years).map(\.frame)
    let names = FrameManifest.names(of: frames, ending: "png")
    let pictures = Gathered()
    try pngs(of: frames) { index, bytes throws(Failure) in
      pictures.add(SourceFile(name: names[index], bytes: bytes))
      try progress()
    }
    let manifest = FrameManifest(self, frames, isVector: false, files: names)
    return pictures.files.sorted { $0.name < $1.name } + [
      SourceFile(name: FrameManifest.listName, bytes: manifest.ffconcat),
      SourceFile(name: FrameManifest.name, bytes: manifest.json),
    ]
  }
}

extension MapData {
  /// The years of a timeline: from the first agreement to the last change, unless others are asked for.
  ///
  /// - Throws: where the table has no dates, or where they are more than a thousand or in the wrong order.
  package func years(from first: Int?, to last: Int?) throws(Failure) -> ClosedRange<Int> {
    if atlas.isUndated {
      throw .usage(Problem(at: "animate", "the table has no dates", cure: "draw the map with fmap render"))
    }
    let from = first ?? atlas.first?.lifespan?.from?.year ?? atlas.years.lowerBound
    let to = last ?? max(from, lastYear)
    guard from <= to, to - from < 1000 else {
      throw .usage(
        Problem(at: "--to", "not within 1000 years after --from", found: String(to), cure: "--from is \(from)"))
    }
    return from...to
  }
}

/// Files that several threads make.
private final class Gathered: @unchecked Sendable {
  private let lock = Lock()
  private(set) var files: [SourceFile] = []

  func add(_ file: SourceFile) { lock.sync { files.append(file) } }
}
