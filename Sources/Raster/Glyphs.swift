/// Those characters for which no installed font has a glyph, so that a picture with them cannot be drawn.
///
/// - Throws: when memory is short.
package func charactersWithoutGlyph(_ characters: Set<Character>) throws(RasterError) -> Set<Character> {
  try Canvas.charactersWithoutGlyph(characters)
}
