import FriendshipMaps
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whether a file is one that fmap has made, this version or an earlier one, so that it may take the place of that.
///
/// Each kind of picture or page is known by how it begins and how it ends: by the words of its writer, and where it has none by
/// what only that writer does. Whoever opens one of them and saves it with a program of their own, or adds something at its end,
/// makes it theirs; an edit by hand in the middle is not noticed, nor one of `frames.json`. Companions of a page, which are there
/// to be edited, carry a digest. Tables and other data have no mark at all.
func isOwn(_ path: String) -> Bool {
  guard let bytes = try? readFile(path, place: path, named: .byNobody, isInput: false) else { return false }
  let name = lastPart(path)
  if [FrameManifest.name, FrameManifest.oldName].contains(name) {
    return ends(bytes, "}\n") && (try? FrameManifest(decoding: bytes))?.isOwn ?? false
  }
  if name == MapsManifest.name { return (try? MapsManifest(decoding: bytes))?.isOwn ?? false }
  if name == PhotoList.name { return (try? PhotoList(decoding: bytes))?.isOwn ?? false }
  return switch fileEnding(path) {
  case "css", "js": isOwnCompanion(bytes)
  case "svg": isOwnPicture(bytes)
  case "html": isOwnPage(bytes)
  case "png": isOwnPNG(bytes)
  case "gif": isOwnGIF(bytes)
  case "pdf": isOwnPDF(bytes)
  case "ffconcat": isOwnList(bytes)
  default: false
  }
}

/// A stylesheet or a script with a first line that has the digest of the rest. It names no version: the same text is the same file.
func signed(_ text: [UInt8]) -> [UInt8] {
  let digest = text.withUnsafeBytes(sha256)
  return Array("/* Made by fmap; SHA-256 of what follows: \(digest). Once edited it is yours. */\n".utf8) + text
}

private func isOwnCompanion(_ bytes: [UInt8]) -> Bool {
  guard let end = bytes.firstIndex(of: 10) else { return false }
  return signed(Array(bytes[(end + 1)...])) == bytes
}

private func begins(_ bytes: [UInt8], _ text: String) -> Bool { bytes.starts(with: text.utf8) }

private func ends(_ bytes: [UInt8], _ text: String) -> Bool { bytes.suffix(text.utf8.count).elementsEqual(text.utf8) }

/// Whether a text stands in bytes.
private func has(_ bytes: some Collection<UInt8>, _ text: String) -> Bool {
  let wanted = Array(text.utf8)
  return bytes.withContiguousStorageIfAvailable { all in
    guard let start = all.baseAddress, all.count >= wanted.count else { return false }
    return (0...all.count - wanted.count).contains {
      all[$0] == wanted[0] && memcmp(start + $0, wanted, wanted.count) == 0
    }
  } ?? false
}

/// A picture whose facts name the program.
private func isOwnPicture(_ bytes: [UInt8]) -> Bool {
  bytes.dropFirst(4).starts(with: " xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ".utf8)
    && has(bytes, "<metadata>{") && has(bytes, "\"generator\":\"fmap ") && ends(bytes, "</g>\n</svg>\n")
}

/// The interactive page, or the one that shows how to embed it.
private func isOwnPage(_ bytes: [UInt8]) -> Bool {
  let policy = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
  guard begins(bytes, "<!doctype html>\n<html lang=\""), has(bytes.prefix(300), policy) else { return false }
  return has(bytes, "<title>Embedding the map</title>") && ends(bytes, "</script></body></html>\n")
    || (has(bytes, "<body class=\"fmap\" data-lang=\"") || has(bytes, "<body class=\"fmap many\" data-lang=\""))
      // Earlier pages ended with their script.
      && ["</script>", "</button></div>"].contains { ends(bytes, "\($0)\n</body>\n</html>\n") }
}

/// A page for print. Programs that add something to a PDF without writing it anew leave a second table of its parts behind it.
private func isOwnPDF(_ bytes: [UInt8]) -> Bool {
  begins(bytes, "%PDF-") && has(bytes, "/Creator (fmap)") && ends(bytes, "%%EOF\n")
    && !has(bytes.dropLast(40), "startxref")
}

/// A picture in true colour, in sRGB, perhaps with a resolution, packed at the level 2 to 5 of zlib: few programs but this one
/// write such, and none says nothing of itself.
private func isOwnPNG(_ bytes: [UInt8]) -> Bool {
  guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), bytes.count > 100,
    Array(bytes[24..<29]) == [8, 2, 0, 0, 0],
    bytes.suffix(12).elementsEqual([0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82])
  else { return false }
  let rest = bytes[33...].prefix(80)
  guard rest.starts(with: [0, 0, 0, 1] + "sRGB".utf8 + [0]) else { return false }
  var data = rest.dropFirst(13)
  if data.starts(with: [0, 0, 0, 9] + "pHYs".utf8) { data = data.dropFirst(21) }
  return data.dropFirst(4).starts(with: Array("IDAT".utf8) + [0x78, 0x5E])
}

/// A moving picture of 255 colours for all frames, perhaps repeated, whose first frame stays and has nothing transparent.
private func isOwnGIF(_ bytes: [UInt8]) -> Bool {
  let start = 13 + 3 * 256
  guard begins(bytes, "GIF89a"), bytes.count > start + 40, bytes[10] == 0xF7, bytes.last == 0x3B,
    bytes[(start - 3)..<start].allSatisfy({ $0 == 0 })
  else { return false }
  var frame = bytes[start...].prefix(40)
  if frame.starts(with: [0x21, 0xFF, 11] + "NETSCAPE2.0".utf8) { frame = frame.dropFirst(19) }
  return frame.starts(with: [0x21, 0xF9, 4, 4])
}

/// A list of frames for ffmpeg, in which nothing else stands.
private func isOwnList(_ bytes: [UInt8]) -> Bool {
  let text = String(decoding: bytes, as: UTF8.self)
  let form =
    #/ffconcat version 1\.0\n(?:file 'frame-[0-9-]+\.(?:png|svg)'\nduration [0-9.]+\n)+file 'frame-[0-9-]+\.(?:png|svg)'\n/#
  return text.wholeMatch(of: form) != nil
}
