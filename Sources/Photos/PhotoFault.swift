import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why a photo cannot be used.
package enum PhotoFault: Error, Equatable, Sendable {
  /// There is no file of that name.
  case missing
  /// The name is absolute or goes up by `..`.
  case outside
  /// A link on the way leads out of the folder.
  case linkOutside
  /// It is a folder.
  case folder
  /// It is a pipe, a device or the like.
  case notRegular
  /// The system does not let it be read; its number for that (`errno`).
  case unreadable(Int32)
  /// It was exchanged or written after it was looked at.
  case changed
  /// It has no bytes.
  case empty
  /// It has more bytes than are read.
  case fileTooLarge
  /// It is nothing that is known as a picture.
  case notAPicture
  /// It is a picture of another kind, by its name: `HEIC`.
  case foreign(String)
  /// It is a JPEG that browsers do not show: lossless, or with 12 bits for each colour.
  case unusualJPEG
  /// It has the four colours of printing, as CMYK or YCCK.
  case cmyk
  /// It ends too early.
  case cutOff
  /// It cannot be decoded.
  case damaged
  /// It has more pixels than are decoded, or longer sides; its width and height as they are stored.
  case tooManyPixels(Int, Int)
  /// There is no memory for it.
  case noMemory

  /// What is wrong, lower case, without a full stop.
  package var message: Message {
    switch self {
    case .missing: "there is no such file"
    case .outside, .linkOutside: "leads outside its folder"
    case .folder: "is a folder"
    case .notRegular: "is not a regular file"
    case .unreadable(let code): "cannot read: \(Self.words(code))"
    case .changed: "changed while it was read"
    case .empty: "the file is empty"
    case .fileTooLarge: "larger than \(PhotoLimits.usual.bytes >> 20) MB"
    case .notAPicture: "not a picture"
    case .foreign(let kind): "is \(kind), not JPEG or PNG"
    case .unusualJPEG: "a kind of JPEG that browsers do not show"
    case .cmyk: "a JPEG in CMYK, the colours of printing"
    case .cutOff: "the picture is cut off"
    case .damaged: "the picture is damaged"
    case .tooManyPixels: "more than 64 million pixels, or 65,535 on a side"
    case .noMemory: "cannot allocate memory"
    }
  }

  /// How to mend it, or nothing.
  package var cure: Message? {
    switch self {
    case .missing: "check the spelling and the folder"
    case .outside: "write the name of a file below it, such as photos/town.jpg"
    case .linkOutside: "put the file itself there, not a link to it"
    case .folder: "name a file in it"
    case .notRegular: "put a file there"
    case .changed: "try again"
    case .fileTooLarge: "is it the right file?"
    case .notAPicture, .foreign: "save it as JPEG in a program for pictures"
    case .unusualJPEG: "open it in a program for pictures and save it as JPEG again"
    case .cmyk: "save it in RGB"
    case .empty, .cutOff: "copy it there again"
    case .damaged: "copy it there again, or open it in a program for pictures and save it again"
    case .tooManyPixels: "save it smaller"
    case .unreadable, .noMemory: nil
    }
  }

  /// What was found, for a fault that has a figure; the caller knows the name.
  package var found: String? {
    if case .tooManyPixels(let width, let height) = self { "\(width) × \(height)" } else { nil }
  }

  /// The system's words as a part of a sentence; those that a user may meet have a translation.
  private static func words(_ code: Int32) -> Message {
    let text = String(cString: strerror(code))
    return Message(text.prefix(1).lowercased() + text.dropFirst(), among: [])
  }
}
