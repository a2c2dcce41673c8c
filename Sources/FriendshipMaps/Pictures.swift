extension FriendshipMap {
  /// The map of a day as SVG: presentation attributes only, with ids, classes and data attributes that "Embedding" describes.
  ///
  ///     try Data(map.svg(on: .year(2021))).write(to: URL(filePath: "map-2021.svg"))
  ///
  /// - Returns: a UTF-8 text. On a day before the first agreement it shows the hub alone.
  public func svg(on day: MapDay = .latest) -> [UInt8] { still(on: day).svg }

  /// The map of a day as PNG, true colour in sRGB, of the page's size times the request's scale.
  ///
  ///     let png = try map.png()
  ///
  /// - Throws: where there is too little memory, or where no installed font has a character of the map.
  public func png(on day: MapDay = .latest) throws(MapFailure) -> [UInt8] { try told(still(on: day).png) }

  /// The map of a day as PDF, its words as text with embedded fonts.
  ///
  ///     let pdf = try map.pdf(on: .year(2021))
  ///
  /// - Throws: as `png(on:)` does, and where the page would be longer than 200 inches.
  public func pdf(on day: MapDay = .latest) throws(MapFailure) -> [UInt8] { try told(still(on: day).pdf) }

  /// The interactive page, one file that holds all it needs; it begins with the map of a day and has no insets, since it can be
  /// zoomed.
  ///
  ///     let page = map.html()
  ///
  /// Photos that the table names by a web address are loaded from there; those that it has as files are not shown, since the library
  /// opens no file.
  ///
  /// - Returns: a UTF-8 text with its own Content-Security-Policy.
  public func html(on day: MapDay = .latest) -> [UInt8] { still(on: day).html() }
}
