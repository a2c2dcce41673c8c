#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Place {
  /// The great-circle distance in kilometres on the sphere of mean radius, by the haversine formula.
  func distance(latitude: Double, longitude: Double) -> Double {
    let degree = Double.pi / 180
    let (north, east) = ((latitude - self.latitude) * degree / 2, (longitude - self.longitude) * degree / 2)
    let chord =
      sin(north) * sin(north) + cos(latitude * degree) * cos(self.latitude * degree) * sin(east) * sin(east)
    return 2 * 6371.0088 * asin(min(1, chord.squareRoot()))
  }

  /// How many people a packed byte says, to two figures.
  static func population(_ code: UInt8) -> Int { populations[Int(code)] }

  private static let populations = (0...255).map { code in
    let people = exp(Double(code) / 14) - 1
    guard people >= 1 else { return 0 }
    let unit = pow(10, max(0, floor(log10(people)) - 1))
    return Int((people / unit).rounded() * unit)
  }
}
