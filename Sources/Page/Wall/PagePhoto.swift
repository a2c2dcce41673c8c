import Friendships

/// A photo as the page shows it: a small copy for the wall, a large one for the larger view.
package struct PagePhoto: Equatable, Sendable {
  /// A copy of a photo: an address and its size in pixels, which the page knows before it is loaded, so that nothing jumps.
  package struct Copy: Equatable, Sendable {
    /// Where it is: a name beside the page, or a `data:` address.
    package let address: String
    /// Its width, pixels.
    package let width: Int
    /// Its height, pixels.
    package let height: Int

    /// A copy of known size.
    package init(address: String, width: Int, height: Int) {
      (self.address, self.width, self.height) = (address, width, height)
    }
  }

  /// The small copy.
  package let thumbnail: Copy
  /// The large copy; the small one again where there is no other.
  package let large: Copy

  /// A photo with its two copies.
  package init(thumbnail: Copy, large: Copy) { (self.thumbnail, self.large) = (thumbnail, large) }
}

/// The photo of a row: on the wall a button that opens the larger view.
extension PageDocument {
  /// The address of an agreement's photo: of its large copy, or on another server; nothing where it has none on the page.
  func photoAddress(_ agreement: Agreement) -> String? {
    if let photo = photos[agreement.id] { return photo.large.address }
    return agreement.details.hasPhotoFile ? nil : agreement.details.photo
  }

  /// The thumbnail as a button; empty without a photo.
  ///
  /// Of a photo on another server the size is not known; the tile keeps room for it.
  func thumbnail(_ agreement: Agreement, _ city: City) -> String {
    guard let address = photoAddress(agreement) else { return "" }
    let copy = photos[agreement.id]?.thumbnail
    let size = copy.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? " referrerpolicy=\"no-referrer\""
    let alternative = escaped(alternative(agreement, city, in: languages[0]))
    return """
      <button class="thumb" type="button" data-view="\(escaped(agreement.id))">\
      <img src="\(escaped(copy?.address ?? address))"\(size) loading="lazy" decoding="async" alt="\(alternative)"\
      \(data("alt") { self.alternative(agreement, city, in: $0) })></button>
      """
  }

  /// What a photo shows: as the table says, else the city's name and country.
  func alternative(_ agreement: Agreement, _ city: City, in language: String) -> String {
    if let words = agreement.details.photoAlt?[language], !words.isEmpty { return words }
    let (name, country) = (city.names[language], city.country.names[language])
    if country.isEmpty { return words.say("page.photoOf.nowhere", in: language, ["city": name]) }
    return words.say("page.photoOf", in: language, ["city": name, "country": country])
  }

  /// Whether most cities of the page have a photo, so that the wall comes first.
  var isExhibition: Bool {
    let cities = Set(atlas.agreements.map(\.city))
    let pictured = Set(atlas.agreements.filter { photoAddress($0) != nil }.map(\.city))
    return pictured.count * 2 > cities.count
  }
}
