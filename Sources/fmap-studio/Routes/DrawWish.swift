import FriendshipMaps

/// What is to be drawn.
struct DrawWish: Decodable, Sendable {
  /// What of.
  let project: Project
  /// `2021`, `2021-10-25`, or nothing for the latest day.
  let day: String?
  /// `svg` where nothing is said.
  let format: String?
  /// The first and the last year of what moves; nothing for all.
  let from, to: Int?
  /// Whether a page is for a screen that many people use.
  let kiosk: Bool?
  /// How large.
  let size: SizeWish

  private enum Key: String, CodingKey { case day, format, from, to, kiosk }

  init(from decoder: any Decoder) throws {
    (project, size) = (try Project(from: decoder), try SizeWish(from: decoder))
    let members = try decoder.container(keyedBy: Key.self)
    day = try members.decodeIfPresent(String.self, forKey: .day)
    format = try members.decodeIfPresent(String.self, forKey: .format)
    from = try members.decodeIfPresent(Int.self, forKey: .from)
    to = try members.decodeIfPresent(Int.self, forKey: .to)
    kiosk = try members.decodeIfPresent(Bool.self, forKey: .kiosk)
  }

  /// The day that is meant.
  func mapDay() throws(Refused) -> MapDay {
    guard let day else { return .latest }
    let parts = day.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map { part in
      part.allSatisfy { (48...57).contains($0) } ? String(part).flatMap { Int($0) } ?? -1 : -1
    }
    if parts.count == 1, (1...9999).contains(parts[0]) { return .year(parts[0]) }
    guard parts.count == 3, let result = MapDay(year: parts[0], month: parts[1], day: parts[2]) else {
      throw Refusal.badDay
    }
    return result
  }

  /// The years of what moves.
  func years(of data: MapData) throws(Refused) -> ClosedRange<Int> {
    for year in [from, to].compactMap({ $0 }) where !(1...9999).contains(year) { throw Refusal.badDay }
    return try answered { () throws(Failure) in try data.years(from: from, to: to) }
  }
}

/// How large one picture is, beside what the map's own look says of that.
struct SizeWish: Decodable, Hashable, Sendable {
  /// See `MapRequest`.
  let width, height: Int?
  /// See `MapRequest`.
  let scale, dpi, bleed: Double?
  /// Whether it moves.
  private var isMoving = false

  private enum CodingKeys: String, CodingKey { case width, height, scale, dpi, bleed }

  /// The same for a moving picture.
  var moving: SizeWish {
    var size = self
    size.isMoving = true
    return size
  }

  /// It as what is asked of a map.
  var request: MapRequest {
    var request = MapRequest()
    (request.width, request.height) = (width, height)
    (request.scale, request.dotsPerInch, request.bleed) = (scale, dpi, bleed)
    if isMoving { (request.isMoving, request.usualSize) = (true, .init(width: 1280, height: 720)) }
    return request
  }
}
