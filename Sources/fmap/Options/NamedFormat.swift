import FriendshipMaps
import Messages

extension OutputFormat {
  /// The format that the ending of a file's name asks for.
  static func named(in path: String) throws(Failure) -> OutputFormat {
    let known = all.map(\.id)
    guard let ending = fileEnding(path) else {
      let cure: Message = "end the name in \(inWords(known.map { "." + $0 }))"
      throw .usage(Problem(at: "-o \(path)", "no ending that names a format", cure: cure))
    }
    guard let format = all.first(where: { $0.id == ending }) else {
      throw .usage(Problem(at: "-o \(path)", "no writer for \".\(ending)\"", cure: "use \(inWords(known))"))
    }
    return format
  }
}
