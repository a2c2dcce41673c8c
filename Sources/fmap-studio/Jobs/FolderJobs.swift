import FriendshipMaps

extension JobKind {
  /// The table with all that was found and answered, as a workbook.
  static let table = picture("table") { wish, studio, _ throws(Refused) in
    let review = try wish.project.review(studio)
    let name = "filled.xlsx"
    let bytes = try answered { () throws(Failure) in try review.filledTable(named: name) }
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return try Jobs.Result(bytes, type: type, name: name)
  }

  /// The folder of the map, packed: `fmap render map.json` draws it in there to the same bytes.
  static let folder = picture("folder") { wish, studio, _ throws(Refused) in
    let (project, review) = (wish.project, try wish.project.review(studio))
    let photos = review.data.map { project.photos(of: $0, isWhole: true, studio) } ?? TablePhotos()
    let table = try project.tableBytes(studio.store)
    let files = try answered { () throws(Failure) in
      try MapFolder.files(map: project.mapFile, table: table, photos: photos.originals)
    }
    return try Jobs.Result(folder: files, name: "map.zip", told: photos.problems.map { SpokenProblem($0) })
  }
}
