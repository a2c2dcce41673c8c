/// A photo as the page shows it: a small copy for the wall, a large one for the larger view.
package struct PagePhoto: Equatable, Sendable {
  /// A picture that is ready to be shown.
  package struct Copy: Equatable, Sendable {
    /// Where it is: an address beside the page, or all of it as a `data:` address.
    package let address: String
    /// Its width in pixels.
    package let width: Int
    /// Its height in pixels.
    package let height: Int

    /// A copy.
    package init(address: String, width: Int, height: Int) {
      (self.address, self.width, self.height) = (address, width, height)
    }
  }

  /// The small one.
  package let thumbnail: Copy
  /// The large one; the small one again where there is no other.
  package let large: Copy

  /// A photo.
  package init(thumbnail: Copy, large: Copy) { (self.thumbnail, self.large) = (thumbnail, large) }

  /// What a row of the table says of it. One copy is named once: inside of the page it may be long.
  var facts: [(name: String, value: String)] {
    let size = { (copy: Copy) in "\(copy.width) \(copy.height)" }
    let facts = [("photo", large.address), ("photo-size", size(large))]
    return large == thumbnail ? facts : facts + [("thumb", thumbnail.address), ("thumb-size", size(thumbnail))]
  }
}
