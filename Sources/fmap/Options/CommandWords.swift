import CArguments
import Cartography
import FriendshipMaps
import Friendships
import Messages

/// The words that the user wrote after the program's name.
enum CommandWords {
  /// The words as text. What is not UTF-8 in them is repaired: they are to be looked at, and never to open a file by.
  static var all: [String] { bytes.map { String(decoding: $0, as: UTF8.self) } }

  /// The words as text, each exactly as it was written.
  ///
  /// A name in another encoding, as archives from Windows leave it, is refused: repaired, it would be that of another file.
  static func checked() throws(Failure) -> [String] {
    var place = "fmap"
    for word in bytes {
      let text = String(decoding: word, as: UTF8.self)
      guard isUTF8(word) else {
        throw .usage(Problem(at: place, "the name is not UTF-8", found: shown(word), cure: cure(for: text, at: place)))
      }
      place = text.hasPrefix("-") ? text : "fmap"
    }
    return all
  }

  /// What to do about a word: a file that is to be read has its name already, one that is to be written has not, and other words
  /// are no names at all.
  private static func cure(for word: String, at place: String) -> Message {
    let option = word.hasPrefix("-") ? word : place
    let isOption = { (names: [String]) in names.contains { option == $0 || option.hasPrefix($0 + "=") } }
    if isOption(["--output"]) || option.hasPrefix("-o") || option == "fmap" && all.first == "init" {
      return "choose a name in UTF-8"
    }
    if isOption(["--map", "--data", "--basemap", "--theme"]) || option == "fmap" {
      return "rename the file or the folder, with a file manager, mv or convmv"
    }
    return "write it in UTF-8"
  }

  /// Bytes with those that are no ASCII as a shell takes them between `$'` and `'`.
  private static func shown(_ word: [UInt8]) -> String {
    word.map { $0 < 0x80 ? String(Unicode.Scalar($0)) : "\\x" + String($0, radix: 16) }.joined()
  }

  private static var bytes: [[UInt8]] {
    (1..<max(1, Int(carguments_count()))).compactMap { index in
      guard let word = carguments_word(Int32(index)) else { return nil }
      var end = 0
      while word[end] != 0 { end += 1 }
      return (0..<end).map { UInt8(bitPattern: word[$0]) }
    }
  }
}
