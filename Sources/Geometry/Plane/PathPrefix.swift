extension Path {
  /// The beginning of an open path, up to a share of its length; across gaps between subpaths too.
  ///
  /// Lengths along curves are measured by 16 chords each, so the share is exact to about a thousandth.
  ///
  /// - Parameter share: `0...1`; 0 gives an empty path and 1 the whole.
  package func prefix(share: Double) -> Path {
    guard share < 1 else { return self }
    guard share > 0 else { return Path() }
    var pen = Point(x: 0, y: 0)
    let lengths = elements.map { element -> Double in
      let length = element.length(from: pen)
      pen = element.end ?? pen
      return length
    }
    var rest = lengths.reduce(0, +) * share
    var result = Path()
    for (element, length) in zip(elements, lengths) {
      if length > 0, length >= rest {
        result.append(element.piece(from: result.elements.last?.end ?? pen, 0, rest / length).piece)
        return result
      }
      rest -= length
      result.append(element)
    }
    return result
  }
}

extension Path.Element {
  fileprivate func length(from start: Point) -> Double {
    switch self {
    case .move, .close: return 0
    case .line(let end): return (end - start).length
    case .curve(let c1, let c2, let end):
      let points = (0...16).map { bezier(start, c1, c2, end, at: Double($0) / 16) }
      return zip(points, points.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length }
    }
  }
}
