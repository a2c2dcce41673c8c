import Geometry

/// The land of the globe in cells of a quarter of a degree: good enough to tell whether a place lies in the open sea.
///
/// A cell is land when its middle is, or when a coast runs through it, so that small islands are never lost.
struct LandRaster {
  private static let cellsPerDegree = 4.0
  private static let width = 1440
  private static let height = 720
  private var isLand = [Bool](repeating: false, count: width * height)

  init(_ rings: [Ring]) {
    for ring in rings where ring.count > 2 { fill(ring) }
    // The ring around the south pole has no inside in longitude and latitude.
    for cell in 0..<Int(24 * Self.cellsPerDegree) * Self.width { isLand[cell] = true }
  }

  /// The cell of a place, counted from the south pole and from 180°W.
  private static func cell(_ coordinate: Coordinate) -> (row: Int, column: Int) {
    let row = Int(((coordinate.latitude + 90) * cellsPerDegree).rounded(.down))
    let column = Int(((normalizedLongitude(coordinate.longitude) + 180) * cellsPerDegree).rounded(.down))
    return (min(max(row, 0), height - 1), min(max(column, 0), width - 1))
  }

  /// A column that has gone around the globe.
  private static func wrapped(_ column: Int) -> Int { ((column % width) + width) % width }

  /// Marks the coast of a ring, and by the even-odd rule along every row what lies between its crossings.
  private mutating func fill(_ ring: Ring) {
    var crossings: [Int: [Double]] = [:]
    var λ = ring[0].longitude
    for (index, start) in ring.enumerated() {
      let end = ring[(index + 1) % ring.count]
      let step = normalizedLongitude(end.longitude - start.longitude)
      mark(from: start, step: (step, end.latitude - start.latitude))
      // Rows are crossed at the middles of their cells.
      let rows = [start.latitude, end.latitude].map { (($0 + 90) * Self.cellsPerDegree - 0.5) }
      let first = Int(min(rows[0], rows[1]).rounded(.up))
      let last = Int(max(rows[0], rows[1]).rounded(.up)) - 1
      if first <= last {
        for row in first...last {
          let share = (Double(row) - rows[0]) / (rows[1] - rows[0])
          crossings[row, default: []].append(λ + step * share)
        }
      }
      λ += step
    }
    for (row, longitudes) in crossings where (0..<Self.height).contains(row) {
      let ordered = longitudes.sorted()
      for pair in stride(from: 0, to: ordered.count - 1, by: 2) {
        fill(row, from: ordered[pair], to: ordered[pair + 1])
      }
    }
  }

  private mutating func fill(_ row: Int, from west: Double, to east: Double) {
    let first = Int(((west + 180) * Self.cellsPerDegree - 0.5).rounded(.up))
    let last = Int(((east + 180) * Self.cellsPerDegree - 0.5).rounded(.down))
    guard first <= last, last - first < Self.width else { return }
    for column in first...last { isLand[row * Self.width + Self.wrapped(column)] = true }
  }

  private mutating func mark(from start: Coordinate, step: (longitude: Double, latitude: Double)) {
    let count = max(1, Int((max(abs(step.longitude), abs(step.latitude)) * Self.cellsPerDegree * 2).rounded(.up)))
    for index in 0..<count {
      let share = Double(index) / Double(count)
      let (row, column) = Self.cell(
        Coordinate(
          latitude: start.latitude + step.latitude * share, longitude: start.longitude + step.longitude * share))
      isLand[row * Self.width + column] = true
    }
  }

  /// Whether there is land within a distance of a place, kilometres; exact to the size of a cell, some 20 km.
  func hasLand(within distance: Double, of coordinate: Coordinate) -> Bool {
    let (row, column) = Self.cell(coordinate)
    let rows = Int((distance / 111.2 * Self.cellsPerDegree).rounded(.up))
    for r in max(0, row - rows)...min(Self.height - 1, row + rows) {
      let φ = (Double(r) + 0.5) / Self.cellsPerDegree - 90
      let perColumn = max(
        1,
        Coordinate(latitude: φ, longitude: 0).distance(to: Coordinate(latitude: φ, longitude: 1 / Self.cellsPerDegree)))
      let columns = min(Self.width / 2, Int((distance / perColumn).rounded(.up)))
      for c in (column - columns)...(column + columns) {
        let wrapped = Self.wrapped(c)
        guard isLand[r * Self.width + wrapped] else { continue }
        let middle = Coordinate(latitude: φ, longitude: (Double(wrapped) + 0.5) / Self.cellsPerDegree - 180)
        // Half the diagonal of a cell: its nearest corner may be the land.
        if coordinate.distance(to: middle) <= distance + 20 { return true }
      }
    }
    return false
  }
}
