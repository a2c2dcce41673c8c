import Drawing

/// How large words and markers are on a page, and how far from its edges they stay.
struct PageSizes {
  /// How large title and numbers are against those of a page of 1920×1080.
  let display: Double
  /// The same of all other words, and of markers and lines; these shrink less.
  let body: Double
  /// How far words stay from the edges of the page, output units.
  let margin: Double
  /// How much farther from the upper and the lower edge: a printer does not reach them.
  let safeMargin: Double
  /// Whether the page is too low for a strip of years and second lines in its key.
  let isLow: Bool
  /// How much wider than the table says words are taken to be, and titles: a face of the user's may be wider.
  let widthFactors: (words: Double, title: Double)

  /// The sizes of a page.
  ///
  /// As on 1920×1080 for a page of that area. On a smaller page title and numbers keep up halfway and other words stay
  /// readable; on a larger one all grow with the page.
  ///
  /// - Parameter text: how much larger words and markers are asked for than usual.
  init(_ size: Size, text: Double = 1, safeMargin: Double = 0, _ typefaces: Typefaces = .usual) {
    let area = (size.width * size.height / (1920 * 1080)).squareRoot()
    let share = min(area, size.width / 960, size.height / 540)
    let shrunk = share < 1 ? max(0.25, share.squareRoot()) : share
    display = shrunk * text
    body = max(0.75, shrunk) * text
    // Larger words need no larger margins.
    margin = (48 * shrunk).rounded()
    self.safeMargin = safeMargin
    isLow = size.height < (size.width > size.height ? 560 : 430) * text
    widthFactors = (typefaces.widthFactor, typefaces.titleWidthFactor)
  }

  var title: Double { 42 * display }
  var subtitle: Double { max(12, 20 * body * (display < 1 ? 0.9 : 1)) }
  /// Of the numbers beside the title.
  var numbers: Double { 58 * display }
  /// Of the words beside the numbers.
  var units: Double { hub }
  var hub: Double { Symbols.hubNameSize * body }
  var label: Double { Symbols.nameSize * body }
  /// Of what stands beneath a name.
  var beneath: Double { max(11, 12.5 * body) }
  var legend: Double { label }
  var small: Double { max(12, 14 * body) }

  /// The width of a line of words in the theme's face, output units.
  func width(_ runs: some Sequence<Text.Run>, size: Double) -> Double {
    TextMeasure.width(runs, size: size) * widthFactors.words
  }
}
