import Cartography
import Friendships
import Messages

extension FriendshipMap {
  /// What is told of the part of the world that the map shows: that it is one, and which cities lie outside of it.
  package var partDoubts: [Problem] {
    if let part = composer.chosenPart {
      let edges = [part.x, part.y, part.x + part.width, part.maxY].map { shortest($0.rounded()) }.joined(separator: ",")
      return [
        Problem(
          .note, at: "--region", "all cities lie in one part of the world, which the map shows", found: edges,
          cure: "--region world shows the world")
      ]
    }
    let outside = composer.citiesOutside
    guard !outside.isEmpty else { return [] }
    let names = outside.prefix(200).map { data.atlas.cities[$0].names[options.languages[0]] }.joined(separator: ", ")
    return [
      Problem(
        .warning, at: "--region", "\(outside.count) of the cities lie outside of the part that the map shows: \(names)",
        cure: "choose a larger part, or auto")
    ]
  }
}
