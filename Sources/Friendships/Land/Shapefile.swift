import Geometry
import Messages

/// Reads the polygons of an ESRI Shapefile (`.shp`).
///
/// Source: ESRI, "ESRI Shapefile Technical Description", July 1998. Polygon, PolygonZ and PolygonM records are read,
/// null shapes skipped; Z and M values are ignored. Every count is checked against the file's length before it is used.
enum Shapefile {
  /// The rings of all polygons, outer rings and holes alike; nothing, with a problem, when the file is broken or holds
  /// something else.
  static func rings(_ bytes: UnsafeRawBufferPointer, file: String, problems: inout [Problem]) -> [Ring]? {
    do {
      let rings = try ShapefileReader(bytes: bytes).rings()
      if !rings.isEmpty { return rings }
      problems.append(Problem(at: file, "no polygons", cure: "expected a Shapefile of land polygons"))
    } catch {
      problems.append(Problem(at: file, error.what, cure: error.cure))
    }
    return nil
  }
}

private struct ShapefileFault: Error {
  let what: Message
  let cure: Message

  static let truncated = ShapefileFault(what: "ends too early", cure: "the file is incomplete; copy it again")
}

private struct ShapefileReader {
  let bytes: UnsafeRawBufferPointer

  private static let headerLength = 100

  func rings() throws(ShapefileFault) -> [Ring] {
    guard bytes.count >= Self.headerLength else { throw .truncated }
    guard big(0) == 9994, little(28) == 1000 else {
      throw ShapefileFault(what: "not a Shapefile", cure: "expected the .shp file of a Shapefile")
    }
    guard big(24) * 2 == bytes.count else {
      throw ShapefileFault(
        what: "its header promises \(big(24) * 2) bytes, the file has \(bytes.count)",
        cure: "the file is incomplete; copy it again")
    }
    var rings: [Ring] = []
    var offset = Self.headerLength
    while offset < bytes.count {
      guard offset + 12 <= bytes.count else { throw .truncated }
      let end = offset + 8 + big(offset + 4) * 2
      guard end >= offset + 12, end <= bytes.count else { throw .truncated }
      try read(from: offset + 8, to: end, into: &rings)
      offset = end
    }
    return rings
  }

  /// One record: type, box (4 numbers), count of parts, count of points, first points of the parts, points.
  private func read(from start: Int, to end: Int, into rings: inout [Ring]) throws(ShapefileFault) {
    let type = little(start)
    if type == 0 { return }
    guard [5, 15, 25].contains(type) else {
      throw ShapefileFault(what: "holds shapes of type \(type), not polygons", cure: "expected land polygons")
    }
    guard start + 44 <= end else { throw .truncated }
    let (partCount, pointCount) = (little(start + 36), little(start + 40))
    let room = end - start - 44
    guard partCount >= 0, pointCount >= 0, partCount * 4 + pointCount * 16 <= room else {
      throw ShapefileFault(
        what: "a record promises \(partCount) parts and \(pointCount) points but has \(room) bytes",
        cure: "the file is damaged; export it again")
    }
    let points = start + 44 + partCount * 4
    for part in 0..<partCount {
      let first = little(start + 44 + part * 4)
      let next = part + 1 < partCount ? little(start + 44 + (part + 1) * 4) : pointCount
      guard first >= 0, first <= next, next <= pointCount else {
        throw ShapefileFault(what: "a ring begins at point \(first) of \(pointCount)", cure: "the file is damaged")
      }
      let ring = try ring(at: points + first * 16, count: next - first)
      if ring.count >= 3 { rings.append(ring) }
    }
  }

  private func ring(at offset: Int, count: Int) throws(ShapefileFault) -> Ring {
    var ring: Ring = []
    ring.reserveCapacity(count)
    for index in 0..<count {
      let (λ, φ) = (double(offset + index * 16), double(offset + index * 16 + 8))
      guard let coordinate = Coordinate(longitude: λ, latitude: φ) else {
        throw ShapefileFault(what: "point \(λ), \(φ) is not longitude and latitude", cure: Coordinate.degreesCure)
      }
      ring.append(coordinate)
    }
    if ring.count > 1, ring.first == ring.last { ring.removeLast() }
    return ring
  }

  private func big(_ offset: Int) -> Int {
    Int(Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
  }

  private func little(_ offset: Int) -> Int {
    Int(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
  }

  private func double(_ offset: Int) -> Double {
    Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
  }
}
