import Friendships
import Messages

/// The land of several maps, read once for those that need it as fine.
package final class SharedLand: @unchecked Sendable {
  private let land: MapLand
  private let lock = Lock()
  /// What was read, by whether it is the coarse land.
  private var read: [Bool: (land: Basemap, doubts: [Problem])] = [:]

  /// The land of a request.
  package init(_ land: MapLand) { self.land = land }

  /// The land, fit for a scale, and what is doubtful in its file.
  func basemap(pixelsPerDegree: Double) throws(Failure) -> (land: Basemap, doubts: [Problem]) {
    let isCoarse = Basemap.isCoarseEnough(pixelsPerDegree: pixelsPerDegree)
    return try lock.sync { () throws(Failure) in
      if let known = read[isCoarse] { return known }
      let found = try land.basemap(pixelsPerDegree: pixelsPerDegree)
      read[isCoarse] = found
      return found
    }
  }
}
