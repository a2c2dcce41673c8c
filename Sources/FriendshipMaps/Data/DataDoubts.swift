import Drawing
import Friendships
import Messages
import Raster

extension MapData {
  /// What may be wrong though every cell can be read: places in the sea, dates in the future, letters that no font has.
  ///
  /// - Parameter language: in which the built-in hub is named.
  /// - Throws: where there is too little memory for fonts.
  package func doubts(in language: String) throws(Failure) -> [Problem] {
    var problems: [Problem] = []
    guard let land = MapLand.builtIn(isCoarse: false, &problems) else { return problems }
    let doubts = Doubts(friendships, words: words)
    problems += doubts.all(today: Day.today, land: land, map: (file, names.map))
    let characters = friendships.characters
    try MemoryNeed(fixed: MemoryNeed.fonts).check(at: "check", cure: MemoryNeed.Cure.other)
    problems += friendships.doubts(
      aboutGlyphs: try drawn { () throws(RasterFault) in try charactersWithoutGlyph(characters) })
    return problems + leftovers(in: language)
  }
}
