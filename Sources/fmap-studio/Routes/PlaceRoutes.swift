import FriendshipMaps

extension Route {
  /// The places of a name.
  static let places = Route(method: "POST", path: "/api/places", body: .json) { request, _ throws(Refused) in
    let wish = try request.json(PlaceWish.self)
    return .bytes(
      try answered { () throws(Failure) in try PlaceBook.shared.places(named: wish.name, country: wish.country) },
      "application/json")
  }

  /// What lies near a coordinate.
  static let nearest = Route(method: "POST", path: "/api/nearest", body: .json) { request, _ throws(Refused) in
    let wish = try request.json(NearWish.self)
    return .bytes(
      try answered { () throws(Failure) in
        try PlaceBook.shared.nearest(latitude: wish.latitude, longitude: wish.longitude)
      }, "application/json")
  }
}

private struct PlaceWish: Decodable {
  let name: String
  /// Its name or its code; nothing for the world.
  let country: String?
}

private struct NearWish: Decodable {
  let latitude, longitude: Double
}
