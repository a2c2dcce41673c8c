import CTurboJPEG
import TestSupport
import Testing

@testable import Photos

/// What is told of a photo before and while copies are made.
@Suite struct PhotoTests {
  private func fault(_ bytes: [UInt8]) -> PhotoFault? {
    do throws(PhotoFault) { _ = try Photo(bytes) } catch { return error }
    return nil
  }

  private func copyFault(_ bytes: [UInt8]) throws -> PhotoFault? {
    let photo = try Photo(bytes)
    do throws(PhotoFault) { _ = try photo.copies([.thumbnail]) } catch { return error }
    return nil
  }

  @Test func theHeaderTellsKindAndSize() throws {
    let jpeg = try Photo(SampleJPEG.jpeg(.soft(70, 50)))
    #expect(jpeg.kind == .jpeg && jpeg.width == 70 && jpeg.height == 50 && jpeg.pixels == 3500)
    let png = try Photo(SamplePNG(width: 3, height: 5, kind: 0).bytes { _, _ in [9] })
    #expect(png.kind == .png && png.width == 3 && png.height == 5)
  }

  static let foreign: [(String, [UInt8])] = [
    ("GIF", Array("GIF89a".utf8)), ("WebP", Array("RIFF\0\0\0\0WEBPVP8 ".utf8)), ("BMP", Array("BM123456".utf8)),
    ("TIFF", Array("II*\0\u{8}\0\0\0".utf8)), ("TIFF", Array("MM\0*\0\0\0\u{8}".utf8)),
    ("HEIC", Array("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic".utf8)),
    ("AVIF", Array("\0\0\0\u{1C}ftypmif1\0\0\0\0avifmiaf".utf8)),
    ("SVG", Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8)),
    ("SVG", Array("\u{FEFF}<?xml version='1.0'?>\n<svg/>".utf8)), ("JPEG XL", [0xFF, 0x0A, 1, 2]),
    ("JPEG 2000", [0, 0, 0, 12] + Array("jP  \r\n".utf8)), ("PDF", Array("%PDF-1.7".utf8)),
  ]

  @Test(arguments: foreign) func otherKindsAreNamed(_ name: String, _ bytes: [UInt8]) {
    #expect(fault(bytes) == .foreign(name))
    #expect(PhotoFault.foreign(name).message.description == "is \(name), not JPEG or PNG")
    #expect(PhotoFault.foreign(name).cure == "save it as JPEG in a program for pictures")
  }

  @Test func whatIsNoPictureIsTold() {
    #expect(fault([]) == .empty)
    #expect(fault(Array("<!DOCTYPE html><html><svg></svg></html>".utf8)) == .notAPicture)
    #expect(fault([0, 0, 0, 0xFF] + Array("ftyp".utf8)) == .notAPicture)
    #expect(fault(Array("x".utf8)) == .notAPicture)
  }

  @Test func coloursOfPrintingAreRefused() {
    #expect(fault(SampleJPEG.cmyk(PixelSize(width: 16, height: 16))) == .cmyk)
    #expect(PhotoFault.cmyk.cure == "save it in RGB")
  }

  @Test func aKindOfJPEGThatBrowsersDoNotShowIsTold() throws {
    let jpeg = SampleJPEG.jpeg(.soft(16, 16))
    let frame = try #require(jpeg.indices.first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 })
    var lossless = jpeg
    lossless[frame + 1] = 0xC3
    var deep = jpeg
    deep[frame + 4] = 12
    var two = jpeg
    two[frame + 9] = 2
    #expect([lossless, deep, two].map(fault) == [.unusualJPEG, .unusualJPEG, .unusualJPEG])
  }

  @Test func tooManyPixelsAreToldByTheHeaderAlone() throws {
    var jpeg = SampleJPEG.jpeg(.soft(16, 16))
    let frame = try #require(jpeg.indices.first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 })
    func claim(_ height: Int, _ width: Int) {
      jpeg.replaceSubrange(
        frame + 5..<frame + 9, with: [UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)])
    }
    claim(65_000, 65_000)
    #expect(fault(jpeg) == .tooManyPixels(65_000, 65_000))
    #expect(fault(jpeg)?.found == "65000 × 65000")
    claim(8000, 8001)
    #expect(fault(jpeg) == .tooManyPixels(8001, 8000))
    claim(8000, 8000)
    #expect(try Photo(jpeg).pixels == 64_000_000)
    for (width, height) in [(2_000_000_000, 2_000_000_000), (65_536, 1), (8001, 8000)] {
      let head = Zlib.number(width) + Zlib.number(height) + [8, 0, 0, 0, 0]
      let file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      #expect(
        fault(file + SamplePNG.chunk("IHDR", head) + SamplePNG.chunk("IEND", [])) == .tooManyPixels(width, height))
    }
  }

  @Test func limitsAreThoseThatAreGiven() throws {
    let jpeg = SampleJPEG.jpeg(.soft(20, 10))
    #expect(throws: PhotoFault.tooManyPixels(20, 10)) {
      try Photo(jpeg, limits: PhotoLimits(pixels: 199, bytes: 1 << 20))
    }
    #expect(throws: PhotoFault.fileTooLarge) { try Photo(jpeg, limits: PhotoLimits(pixels: 200, bytes: 100)) }
    #expect(try Photo(jpeg, limits: PhotoLimits(pixels: 200, bytes: jpeg.count)).pixels == 200)
  }

  @Test(arguments: [0, TJFLAG_PROGRESSIVE]) func aJPEGThatIsCutOffIsTold(_ flags: Int32) throws {
    let jpeg = SampleJPEG.jpeg(.soft(160, 120), flags: flags)
    let scan = try #require(jpeg.indices.first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xDA })
    for length in stride(from: scan + 20, to: jpeg.count - 2, by: 97) {
      let fault = try copyFault(Array(jpeg[..<length]))
      #expect(fault == .cutOff || fault == .damaged)
    }
    #expect(try copyFault(Array(jpeg[..<(jpeg.count * 2 / 3)])) == .cutOff)
    // Its header ends too early.
    for length in stride(from: 3, to: scan, by: 13) { #expect(fault(Array(jpeg[..<length])) == .cutOff) }
  }

  @Test func bytesBeforeTheEndAreHarmless() throws {
    let jpeg = SampleJPEG.jpeg(.soft(64, 48))
    #expect(try copyFault(jpeg.dropLast(2) + [0, 0, 0] + jpeg.suffix(2)) == nil)
    #expect(try copyFault(jpeg + Array(repeating: 7, count: 1000)) == nil)
  }

  @Test func aPNGThatIsCutOffIsTold() {
    let png = SamplePNG(width: 30, height: 20, kind: 2).bytes { x, y in [x, y, 3] }
    for length in 8..<png.count { #expect(fault(Array(png[..<length])) == .cutOff, "\(length)") }
  }

  @Test func aDamagedPNGIsTold() throws {
    var png = SamplePNG(width: 30, height: 20, kind: 2).bytes { x, y in [x, y, 3] }
    png[png.count / 2] ^= 1
    #expect(try copyFault(png) == .damaged)
    // A whole file whose pixels are too few.
    let short =
      [UInt8](png[..<8]) + SamplePNG.chunk("IHDR", Array(png[16..<29]))
      + SamplePNG.chunk("IDAT", Zlib.stored([0, 1, 2])) + SamplePNG.chunk("IEND", [])
    #expect(try copyFault(short) == .damaged)
  }

  @Test func damagedFilesEndInAFaultOrACopy() throws {
    let exif = SampleJPEG.adding(exif: SampleJPEG.exif(6), to: SampleJPEG.jpeg(.soft(40, 30)))
    let png = SamplePNG(width: 20, height: 12, bits: 4, kind: 3, before: [("PLTE", Array(0..<48))]).bytes { x, _ in
      [x % 16]
    }
    let mutator = Mutator(
      corpus: [exif, SampleJPEG.adding(profile: SampleProfile.p3, parts: 2, to: exif), png], words: [[0xFF, 0xDA]])
    for number in 0..<1000 {
      let limits = PhotoLimits(pixels: 1 << 16, bytes: 1 << 20)
      guard let photo = try? Photo(mutator.input(seed: 5, number: number), limits: limits) else { continue }
      guard let copies = try? photo.copies([PhotoSize(longest: 9, quality: 80)]) else { continue }
      #expect(max(copies[0].width, copies[0].height) <= 9)
      #expect(throws: Never.self) { try Photo(copies[0].bytes) }
    }
  }
}
