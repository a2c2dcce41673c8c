import Drawing

/// The one palette of all frames of a GIF: some colours exactly, and the best for all the others.
package struct GIFPalette: Sendable {
  /// The colours, each `0x00RRGGBB`; at most 255, so that one index is left for "unchanged".
  let colors: [UInt32]
  /// The index of every colour of the samples.
  private var known = ColorTable()

  /// The index that stands for "as in the frame before".
  static let transparent: UInt8 = 255
  private static let most = 255
  private static let mostExact = 160

  /// A palette for pictures.
  ///
  /// - Parameters:
  ///   - exact: the colours that must come out exactly, the most important first; of more than 160 the rest competes
  ///     with all others, so that smooth edges keep colours of their own.
  ///   - samples: pictures that show what else there is.
  package init(exact: [Color], samples: [Pixmap]) {
    var fixed: [UInt32] = []
    for color in exact where fixed.count < Self.mostExact {
      let value = UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
      if !fixed.contains(value) { fixed.append(value) }
    }
    var counts: [UInt32: Int] = [:]
    for sample in samples { Self.count(sample, into: &counts) }
    for color in fixed { counts[color] = nil }
    // In the order of the colours: a dictionary's own order changes from run to run.
    let others = counts.sorted { $0.key < $1.key }.map { WeightedColor(color: $0.key, weight: $0.value) }
    colors = fixed + medianCut(others, into: Self.most - fixed.count)
    for color in fixed { known[color] = nearest(color) }
    for other in others { known[other.color] = nearest(other.color) }
  }

  private static func count(_ picture: Pixmap, into counts: inout [UInt32: Int]) {
    var (last, run): (UInt32, Int) = (0, 0)
    for pixel in picture.pixels {
      let color = pixel & 0xFFFFFF
      if color == last {
        run += 1
      } else {
        if run > 0 { counts[last, default: 0] += run }
        (last, run) = (color, 1)
      }
    }
    counts[last, default: 0] += run
  }

  /// The picture in indices of this palette, each pixel the nearest colour.
  package func indices(of picture: Pixmap) -> [UInt8] {
    var known = known
    var (last, index): (UInt32, UInt8) = (.max, 0)
    // Most pixels have the colour of the one before; appending them one by one took as long as all the rest.
    return [UInt8](unsafeUninitializedCapacity: picture.pixels.count) { indices, count in
      for (place, pixel) in picture.pixels.enumerated() {
        let color = pixel & 0xFFFFFF
        if color != last {
          last = color
          if let found = known[color] {
            index = found
          } else {
            index = nearest(color)
            known[color] = index
          }
        }
        indices[place] = index
      }
      count = picture.pixels.count
    }
  }

  /// The index of the nearest colour by squared distance of the channels, green counting most as the eye does.
  private func nearest(_ color: UInt32) -> UInt8 {
    let (r, g, b) = channels(color)
    var best = (index: 0, distance: Int.max)
    for (index, candidate) in colors.enumerated() {
      let (cr, cg, cb) = channels(candidate)
      let distance = 2 * (r - cr) * (r - cr) + 4 * (g - cg) * (g - cg) + 3 * (b - cb) * (b - cb)
      if distance < best.distance { best = (index, distance) }
    }
    return UInt8(best.index)
  }
}

/// Indices by colour: a hash table with open addressing, several times as fast as a dictionary, since every third pixel
/// of a line asks it.
private struct ColorTable {
  /// A colour in the upper 24 bits and its index in the lower 8; `empty` where there is none.
  private var slots = [UInt32](repeating: empty, count: 1 << 12)
  private var count = 0
  /// No colour has the index 255.
  private static let empty = UInt32.max

  subscript(color: UInt32) -> UInt8? {
    get {
      let slot = slots[place(of: color)]
      return slot == Self.empty ? nil : UInt8(slot & 255)
    }
    set {
      guard let newValue else { return }
      if 2 * count >= slots.count { grow() }
      let place = place(of: color)
      if slots[place] == Self.empty { count += 1 }
      slots[place] = color << 8 | UInt32(newValue)
    }
  }

  /// Where a colour is, or where it would be put.
  private func place(of color: UInt32) -> Int {
    // Fibonacci hashing (D. E. Knuth, The Art of Computer Programming, vol. 3, 6.4).
    var place = Int(color &* 2_654_435_769 >> 8) & (slots.count - 1)
    while slots[place] != Self.empty, slots[place] >> 8 != color { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Self.empty, count: 2 * old.count)
    for slot in old where slot != Self.empty { slots[place(of: slot >> 8)] = slot }
  }
}

private struct WeightedColor {
  let color: UInt32
  let weight: Int
}

private func channels(_ color: UInt32) -> (Int, Int, Int) {
  (Int(color >> 16 & 255), Int(color >> 8 & 255), Int(color & 255))
}

/// Colours put into boxes, the box with the most weighted variation split until there are enough; each box gives its
/// mean.
///
/// Source: P. Heckbert, "Color image quantization for frame buffer display", SIGGRAPH 1982, 297–307,
/// doi:10.1145/800064.801294; split at the mean of the widest channel.
private func medianCut(_ colors: [WeightedColor], into count: Int) -> [UInt32] {
  guard count > 0, !colors.isEmpty else { return [] }
  var boxes = [ColorBox(colors)]
  while boxes.count < count, let widest = boxes.indices.max(by: { boxes[$0].variation < boxes[$1].variation }),
    let (low, high) = boxes[widest].split()
  {
    boxes[widest] = low
    boxes.append(high)
  }
  return boxes.map(\.mean)
}

private struct ColorBox {
  private let colors: [WeightedColor]
  private let channel: Int
  private let means: [Double]
  /// The weighted sum of squared differences in the channel that varies most.
  let variation: Double

  init(_ colors: [WeightedColor]) {
    self.colors = colors
    var (weight, sums, squares) = (0.0, [0.0, 0, 0], [0.0, 0, 0])
    for entry in colors {
      // The root keeps a few wide areas from taking all colours from the many thin lines.
      let share = Double(entry.weight).squareRoot()
      let (r, g, b) = channels(entry.color)
      weight += share
      for (index, value) in [r, g, b].enumerated() {
        sums[index] += share * Double(value)
        squares[index] += share * Double(value * value)
      }
    }
    let means = sums.map { $0 / max(weight, 1e-9) }
    let variations = (0..<3).map { squares[$0] - sums[$0] * means[$0] }
    let widest = (0..<3).max { variations[$0] < variations[$1] } ?? 0
    self.means = means
    channel = widest
    variation = colors.count > 1 ? variations[widest] : 0
  }

  var mean: UInt32 {
    let value = { (index: Int) in UInt32(min(max(means[index].rounded(), 0), 255)) }
    return value(0) << 16 | value(1) << 8 | value(2)
  }

  func split() -> (ColorBox, ColorBox)? {
    guard variation > 0 else { return nil }
    let value = { (entry: WeightedColor) -> Double in
      let (r, g, b) = channels(entry.color)
      return Double([r, g, b][channel])
    }
    let low = colors.filter { value($0) <= means[channel] }
    let high = colors.filter { value($0) > means[channel] }
    return low.isEmpty || high.isEmpty ? nil : (ColorBox(low), ColorBox(high))
  }
}
