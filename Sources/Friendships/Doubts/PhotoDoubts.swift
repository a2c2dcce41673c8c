import Messages

/// A photo that the table has as a file.
package struct TablePhoto {
  /// The id of its agreement.
  package let agreement: String
  /// Its path from the table's folder.
  package let path: String
  /// Its cell.
  package let place: Problem.Place
}

extension FriendshipTable {
  /// The photos that the table has as files, in its order, filters aside.
  package var photoFiles: [TablePhoto] {
    atlas.agreements.indices.compactMap { index in
      let agreement = atlas.agreements[index]
      guard agreement.details.hasPhotoFile, let path = agreement.details.photo else { return nil }
      return TablePhoto(agreement: agreement.id, path: path, place: place(ofAgreement: index, .photo))
    }
  }

  /// A note that counts the photos of which the table does not say what is seen on them; nothing where there are none.
  package var photosWithoutWords: Problem? {
    let count = atlas.agreements.count { $0.details.photo != nil && $0.details.photoAlt == nil }
    guard count > 0 else { return nil }
    return Problem(
      .note, at: table.file, "photos without words for who cannot see them: \(count)",
      cure: "say in the column \(Column.photoAlt(nil).message) what is seen, or in photo_alt_zh, photo_alt_en and so on"
    )
  }

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
          ? "the page asks \(origin) when it is shown, and where pages come by https it is not shown; put it beside the table"
          : "the page asks \(origin) when it is shown; put the photo beside the table where that is not wanted")
    }
  }
}
