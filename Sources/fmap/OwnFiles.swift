import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whether a file is one that fmap has made, this version or an earlier one, so that it may take the place of that.
///
/// Each kind of file is known by how it begins: by the words of its writer, and where it has none by what only that writer
/// does. Whoever edits one of them and saves it with a program of their own makes it theirs.
func isOwn(_ path: String) -> Bool {
  guard let bytes = try? readFile(path, place: path, named: .byNobody, isInput: false) else { return false }
  let name = lastPart(path)
  if [Manifest.name, Manifest.oldName].contains(name) { return (try? Manifest(decoding: bytes))?.isOwn ?? false }
  return switch fileEnding(path) {
  case "css": begins(bytes, "/* The interactive map.")
  case "js": begins(bytes, "// The interactive map:")
  case "svg": isOwnPicture(bytes)
  case "html": isOwnPage(bytes)
  case "png": isOwnPNG(bytes)
  case "gif": isOwnGIF(bytes)
  case "pdf": begins(bytes, "%PDF-") && has(bytes, "/Creator (fmap)")
  case "csv": begins(bytes, "\u{FEFF}city_en,")
  case "geojson", "json": isOwnExport(bytes)
  case "ffconcat": begins(bytes, "ffconcat version 1.0\nfile 'frame-")
  default: false
  }
}

private func begins(_ bytes: [UInt8], _ text: String) -> Bool { bytes.starts(with: text.utf8) }

/// Whether a text stands in the first bytes.
private func has(_ bytes: [UInt8], _ text: String, inFirst count: Int = .max) -> Bool {
  let wanted = Array(text.utf8)
  return bytes.withUnsafeBytes { all in
    guard let start = all.baseAddress else { return false }
    let last = min(count, all.count) - wanted.count
    return last >= 0 && (0...last).contains { all[$0] == wanted[0] && memcmp(start + $0, wanted, wanted.count) == 0 }
  }
}

/// A picture whose facts name the program, and which nobody has saved anew: others begin it in another way.
private func isOwnPicture(_ bytes: [UInt8]) -> Bool {
  bytes.dropFirst(4).starts(with: " xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ".utf8)
    && has(bytes, "<metadata>{") && has(bytes, "\"generator\":\"fmap ")
}

/// Links and cities for a GIS, or all agreements.
private func isOwnExport(_ bytes: [UInt8]) -> Bool {
  begins(bytes, "{\"features\":[{\"geometry\":{\"coordinates\":[") && has(bytes, "\"kind\":\"hub\"", inFirst: 10_000)
    || begins(bytes, "{\"agreements\":[") && has(bytes, "],\"hub\":{")
}

/// The interactive page, or the one that shows how to embed it.
private func isOwnPage(_ bytes: [UInt8]) -> Bool {
  let policy = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
  guard begins(bytes, "<!doctype html>\n<html lang=\""), has(bytes, policy, inFirst: 300) else { return false }
  return has(bytes, "<title>Embedding the map</title>") || has(bytes, "<body class=\"fmap\" data-lang=\"")
}

/// A picture in true colour, in sRGB, perhaps with a resolution, packed at the level 2 to 5 of zlib: few programs but this one
/// write such, and none says nothing of itself.
private func isOwnPNG(_ bytes: [UInt8]) -> Bool {
  guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), bytes.count > 100,
    Array(bytes[24..<29]) == [8, 2, 0, 0, 0]
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
  guard begins(bytes, "GIF89a"), bytes.count > start + 40, bytes[10] == 0xF7,
    bytes[(start - 3)..<start].allSatisfy({ $0 == 0 })
  else { return false }
  var frame = bytes[start...].prefix(40)
  if frame.starts(with: [0x21, 0xFF, 11] + "NETSCAPE2.0".utf8) { frame = frame.dropFirst(19) }
  return frame.starts(with: [0x21, 0xF9, 4, 4])
}
