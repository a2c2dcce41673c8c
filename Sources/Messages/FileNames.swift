/// The last part of a path. (A slash counts also where a combining mark follows it.)
package func lastPart(_ path: String) -> String {
  path.utf8.split(separator: UInt8(ascii: "/")).last.map { String($0) ?? path } ?? path
}

/// The folder of a file, `.` for one without.
package func folder(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The ending of a file's name in lower case without its dot; nothing for a name without one, or for a folder's.
package func fileEnding(_ path: String) -> String? {
  guard !path.hasSuffix("/") else { return nil }
  guard let ending = lastPart(path).split(separator: ".", omittingEmptySubsequences: false).dropFirst().last,
    !ending.isEmpty
  else { return nil }
  return ending.lowercased()
}
