import FriendshipMaps
import Messages
import Page

/// One map in all formats that were asked for, before anything is written.
struct Pictures {
  /// The files that could be drawn, in the order in which they were asked for; a page's companions follow it.
  private(set) var drawn: [(path: String, bytes: FileBytes)] = []
  /// Why others could not, each reason once, and then which these are and which are there all the same.
  ///
  /// An SVG or a page needs neither fonts nor room for pixels, so the lack of either is no reason to do without them.
  private(set) var problems: [Problem] = []

  /// Draws a map.
  ///
  /// - Parameters:
  ///   - outputs: where to write, and in which format.
  ///   - isExternal: whether script and style of a page go into files of their own.
  ///   - photos: the photos of each page by its path, and in it by the ids of their agreements.
  init(
    of map: StillMap, _ outputs: [(path: String, format: OutputFormat)], external isExternal: Bool,
    photos: [String: [String: PagePhoto]] = [:]
  ) {
    var missing: [String] = []
    for (path, format) in outputs {
      do throws(Failure) {
        let photos = photos[path] ?? [:]
        if format.id == "html", isExternal {
          drawn += map.pageWithAssets(named: path, photos: photos).map { path, bytes in
            (path, FileBytes(["css", "js"].contains(fileEnding(path)) ? signed(bytes) : bytes))
          }
        } else if format.id == "html" {
          drawn.append((path, FileBytes(map.html(photos: photos))))
        } else {
          drawn.append((path, try format.write(map)))
        }
      } catch {
        missing.append(path)
        problems += error.problems.filter { !problems.contains($0) }
      }
    }
    guard !missing.isEmpty, !drawn.isEmpty else { return }
    let names = drawn.map(\.path).joined(separator: ", ")
    problems.append(
      Problem(
        at: "drawing", "not drawn", found: missing.joined(separator: ", "), cure: "written all the same: \(names)"))
  }
}
