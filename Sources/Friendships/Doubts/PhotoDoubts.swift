import Messages

extension FriendshipTable {
  /// A warning for each other server that an interactive page of the table asks for photos.
  package var photosElsewhere: [Problem] {
    var seen: Set<String> = []
    return atlas.agreements.indices.compactMap { index in
      guard let photo = atlas.agreements[index].details.photo, let origin = WebAddress(photo)?.origin,
        seen.insert(origin).inserted
      else { return nil }
      let isOpen = origin.hasPrefix("http:")
      return Problem(
        .warning, at: place(ofAgreement: index, .photo), "a photo on another server", found: photo,
        cure: isOpen
          ? "the page asks \(origin) when its card is opened, and where pages come by https the photo is not shown; put it beside the page"
          : "the page asks \(origin) when its card is opened; put the photo beside the page where that is not wanted")
    }
  }
}
