/// Those characters for which no installed font has a glyph, so that a picture with them cannot be drawn.
///
/// - Throws: when memory is short.
package func charactersWithoutGlyph(_ characters: Set<Character>) throws(RasterFault) -> Set<Character> {
  let canvas = try Canvas(width: 1, height: 1, scale: 1, text: .glyphs)
  return characters.filter { !canvas.text.hasGlyph($0) }
}
