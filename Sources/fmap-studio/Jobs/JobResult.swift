import FriendshipMaps

extension Jobs.Result {
  /// Bytes, put into a file; throws where there is no room.
  init(_ bytes: [UInt8], type: String, name: String, told: [SpokenProblem] = []) throws(Refused) {
    guard let file = GrowingFile(), bytes.withUnsafeBytes(file.add) else {
      throw Refused(507, Refusal.noRoom(name))
    }
    self.init(file: file.finished(), type: type, name: name, told: told)
  }

  /// Files as a folder that is packed.
  init(folder files: [SourceFile], name: String, told: [SpokenProblem] = []) throws(Refused) {
    let bytes = try answered { () throws(Failure) in try MapFolder.zip(files, named: name) }
    try self.init(bytes, type: "application/zip", name: name, told: told)
  }
}
