import FriendshipMaps
import Friendships
import Messages
import Page
import Photos

/// How the photos of a table come to the pages of a run.
struct PagePhotos {
  /// Where the photos are that the table has as files.
  enum Choice: String, CaseIterable {
    /// Small ones inside of the page.
    case inline
    /// Small and large ones in a folder beside it.
    case folder
    /// Nowhere.
    case none
  }

  /// Nothing where nobody has said it: beside the page of a folder, and nowhere for a single file.
  private let choice: Choice?
  private let pages: [String]
  private let photos: TablePhotos
  private let folders: [(page: String, folder: PhotoFolder)]
  /// What is told of pages without the photos that the table has.
  private let notes: [Problem]

  /// Reads `--photos`, and looks at the photos where a page is to show them.
  init(_ arguments: Arguments, _ task: MapTask, _ data: MapData, _ outputs: RenderOutputs) throws(Failure) {
    let choice = try arguments.choice("photos", among: Choice.allCases.map(\.rawValue)).flatMap(Choice.init)
    if choice != nil, outputs.pages.isEmpty {
      throw .usage(Problem(at: "--photos", "is for a page", cure: "write to a .html or to a folder, such as -o site/"))
    }
    if choice == .folder, outputs.sites.isEmpty {
      throw .usage(Problem(at: "--photos folder", "no folder to write to", cure: "write -o site/"))
    }
    let rows = outputs.pages.isEmpty ? [] : data.photoFiles
    let isShown = choice == .inline || (choice != Choice.none && !outputs.sites.isEmpty)
    let (photos, none) = (
      TablePhotos(isShown ? rows : [], filesBelow: task.files.photoFolder(data.file)), TablePhotos()
    )
    folders = outputs.sites.map { ($0.page, PhotoFolder(in: $0.folder, choice == .inline ? none : photos)) }
    (self.choice, self.photos, pages) = (choice, photos, outputs.pages)
    let bare = pages.filter { page in !outputs.sites.contains { $0.page == page } }
    let isTold = (choice == nil || choice == .folder) && !rows.isEmpty
    notes = (isTold ? bare : []).map { page in
      Problem(
        .note, at: data.names.friendships, "the page has none of the table's photos (\(rows.count))", found: page,
        cure: "write a folder with all of them, -o site/, or put small ones into the page with --photos inline")
    }
  }

  /// All files that may be written, to be looked at before the first is.
  var files: [OutputFile] { folders.flatMap(\.folder.files) }

  /// What is told before any copy is made.
  var problems: [Problem] { notes + photos.problems }

  /// Makes the copies, and writes those that belong into folders.
  ///
  /// - Returns: the photos of each page by its path, and in it by the ids of their agreements.
  func made(quiet isQuiet: Bool, spoken isSpoken: Bool) throws(Failure) -> [String: [String: PagePhoto]] {
    var made: [String: [String: PagePhoto]] = [:]
    for (page, folder) in folders { made[page] = try folder.written(quiet: isQuiet, spoken: isSpoken) }
    guard choice == .inline else { return made }
    let progress = Progress(total: photos.all.count, quiet: isQuiet)
    let (shown, problems) = try progress.during { () throws(Failure) in try photos.inlined(progress: progress.step) }
    Terminal.report(problems, quiet: isQuiet)
    for page in pages { made[page] = shown }
    return made
  }
}

extension TablePhotos {
  /// Looks at photos below a folder, which are then among the files that must not be overwritten.
  init(_ photos: [TablePhoto], filesBelow folder: String) {
    self.init(photos) { path throws(PhotoFault) in
      let photo = try Photo(at: path, below: folder)
      if let status = photo.status { ReadFiles.remember(status) }
      return photo
    }
  }
}
