extension Route {
  /// Ends the program.
  static let end = Route(method: "POST", path: "/api/end") { _, studio in
    studio.life.end()
    return .done
  }
}
