import Friendships
import Messages
import Spreadsheets

/// A folder of files as one that can be downloaded, and the way back.
package enum MapFolder {
  /// A zip archive of files: the same files in the same order give the same bytes.
  ///
  /// - Parameters:
  ///   - files: `name` is the path within the folder, with `/` between folders.
  ///   - name: what the archive is called, for what is wrong.
  /// - Throws: a path that does not lead to a file below the folder on every system, or that is there twice.
  package static func zip(_ files: [SourceFile], named name: String) throws(Failure) -> [UInt8] {
    do {
      return try ZipFolder.bytes(of: files.map { ($0.name, $0.bytes) }, named: name)
    } catch {
      throw .data(error)
    }
  }

  /// What is in a folder of a map.
  package struct Contents: Sendable {
    /// The text of its `map.json`.
    package let map: String
    /// The table that this names; nothing where it is not there.
    package let table: SourceFile?
    /// The other files, by their paths from `map.json`.
    package let others: [SourceFile]
  }

  /// A folder that was packed; nothing for a file that is no archive or has no `map.json`, such as a workbook.
  ///
  /// - Throws: what is wrong with an archive that has one, such as a path that leads elsewhere, or more than 256 MB; or with its
  ///   `map.json`.
  package static func contents(ofZip archive: SourceFile) throws(Failure) -> Contents? {
    guard var files = try files(inZip: archive), let index = files.firstIndex(where: { $0.name == "map.json" }) else {
      return nil
    }
    let map = files.remove(at: index)
    let name = try tableName(of: map)
    let table = files.firstIndex { $0.name == name }.map { files.remove(at: $0) }
    return Contents(map: String(decoding: map.bytes, as: UTF8.self), table: table, others: files)
  }

  /// The folder of a map with its table and the table's photos, from which `fmap render map.json` draws it.
  ///
  /// - Parameters:
  ///   - map: `map.json`.
  ///   - table: the bytes of its table.
  ///   - photos: those of the table, by their paths from its own folder.
  package static func files(map: SourceFile, table: [UInt8], photos: [SourceFile]) throws(Failure) -> [SourceFile] {
    let name = try tableName(of: map)
    let folder = name.dropLast(lastPart(name).count)
    var known: Set<String> = [map.name, name]
    let beside = photos.map { SourceFile(name: folder + $0.name, bytes: $0.bytes) }
    return [SourceFile(name: "map.json", bytes: map.bytes), SourceFile(name: name, bytes: table)]
      + beside.filter { known.insert($0.name).inserted }
  }

  /// The path of the table that a map file names.
  private static func tableName(of map: SourceFile) throws(Failure) -> String {
    var problems: [Problem] = []
    guard let file = MapFile(map.bytes, file: map.name, problems: &problems) else { throw .data(problems) }
    return file.friendships
  }

  /// The files of a folder that was packed, by their paths from its `map.json`; nothing for a file that is no archive or has no
  /// `map.json`, such as a workbook.
  ///
  /// - Throws: what is wrong with an archive that has one, such as a path that leads elsewhere, or more than 256 MB.
  package static func files(inZip archive: SourceFile) throws(Failure) -> [SourceFile]? {
    guard let paths = ZipFolder.paths(in: archive.bytes) else { return nil }
    // Many programs pack a folder with its name before all paths.
    guard let map = paths.first(where: { $0 == "map.json" }) ?? paths.first(where: { isMap($0) }) else { return nil }
    let root = map.dropLast("map.json".count)
    do {
      return try ZipFolder.files(paths.filter { $0.hasPrefix(root) }, in: archive.bytes, named: archive.name).map {
        SourceFile(name: String($0.path.dropFirst(root.count)), bytes: $0.bytes)
      }
    } catch {
      throw .data(error)
    }
  }

  private static func isMap(_ path: String) -> Bool {
    let steps = path.split(separator: "/")
    return steps.count == 2 && steps[1] == "map.json" && steps[0] != "__MACOSX"
  }
}
