/// Makes a picture smaller while its rows come in, one after the other: each new pixel is the mean of the area it covers.
///
/// The mean is that of the stored values, as browsers and most programs take it. Colours count as much as they are opaque, so that
/// what lies unseen under transparent pixels does not show at edges. Rows of the original need not be in memory.
struct Reducer {
  private let source: PixelSize
  private let target: PixelSize
  private let columns: [Span]
  private let rows: [Span]
  private var picture: Picture
  /// The row that is being made: sums of colour times alpha, and of alpha.
  private var sums: [SIMD4<Float>]
  /// One row of the original, made narrower.
  private var narrow: [SIMD4<Float>]
  private var (next, row) = (0, 0)

  /// What a pixel covers of the original, along one side.
  private struct Span {
    /// The first and the last pixel that it covers, which may be the same.
    let first, last: Int
    /// How much of them it covers, above 0 up to 1; of those between it covers all.
    let firstShare, lastShare: Float
  }

  /// - Parameter target: at most the size of the original in both directions.
  init(from source: PixelSize, to target: PixelSize) {
    (self.source, self.target) = (source, target)
    columns = Self.spans(from: source.width, to: target.width)
    rows = Self.spans(from: source.height, to: target.height)
    picture = Picture(target)
    sums = Array(repeating: .zero, count: target.width)
    narrow = sums
  }

  /// The spans in whole numbers: each pixel of the original is `target` parts long, each new one `source` parts.
  private static func spans(from source: Int, to target: Int) -> [Span] {
    (0..<target).map { index in
      let (start, end) = (index * source, (index + 1) * source)
      let (first, last) = (start / target, (end - 1) / target)
      return Span(
        first: first, last: last,
        firstShare: Float(min(end, (first + 1) * target) - start) / Float(target),
        lastShare: Float(end - last * target) / Float(target))
    }
  }

  /// Takes the next row of the original; those after the last one are of no effect.
  mutating func add(_ pixels: UnsafePointer<SIMD4<UInt8>>) {
    guard next < source.height else { return }
    makeNarrow(pixels)
    // The last row of a span may be the first of the next one.
    while row < target.height, rows[row].first <= next {
      let span = rows[row]
      let share = next == span.first ? span.firstShare : next == span.last ? span.lastShare : 1
      for x in 0..<target.width { sums[x] += narrow[x] * share }
      guard next == span.last else { break }
      finishRow()
    }
    next += 1
  }

  private mutating func makeNarrow(_ pixels: UnsafePointer<SIMD4<UInt8>>) {
    narrow.withUnsafeMutableBufferPointer { narrow in
      columns.withUnsafeBufferPointer { columns in
        for x in 0..<columns.count {
          let span = columns[x]
          var sum = weighted(pixels[span.first]) * span.firstShare
          if span.last > span.first {
            for index in span.first + 1..<span.last { sum += weighted(pixels[index]) }
            sum += weighted(pixels[span.last]) * span.lastShare
          }
          narrow[x] = sum
        }
      }
    }
  }

  private mutating func finishRow() {
    let area = Float(source.width) / Float(target.width) * (Float(source.height) / Float(target.height))
    for x in 0..<target.width {
      let alpha = sums[x].w
      guard alpha > 0 else { continue }
      var value = sums[x] / alpha
      value.w = alpha / area
      let rounded = (value + 0.5).clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 255))
      picture[x, row] = SIMD4<UInt8>(truncatingIfNeeded: SIMD4<Int32>(rounded))
    }
    for x in 0..<target.width { sums[x] = .zero }
    row += 1
  }

  /// The smaller picture, once all rows of the original were added.
  consuming func finished() -> Picture { picture }
}

/// The colours times alpha, and alpha.
@inline(__always) private func weighted(_ pixel: SIMD4<UInt8>) -> SIMD4<Float> {
  var value = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: pixel))
  let alpha = value.w
  value.w = 1
  return value * alpha
}
