import Drawing

extension Atlas {
  /// The agreements of each city that follow one another, in pairs, by the days on which they take effect; of one day the
  /// lower kind comes first.
  var successions: [(earlier: Int, later: Int)] {
    var byCity = [[Int]](repeating: [], count: cities.count)
    for index in agreements.indices where agreements[index].lifespan != nil {
      byCity[agreements[index].city].append(index)
    }
    return byCity.filter { $0.count > 1 }.flatMap { indices in
      let ordered = indices.sorted { (start($0), -rank($0)) < (start($1), -rank($1)) }
      return zip(ordered, ordered.dropFirst()).map { (earlier: $0, later: $1) }
    }
  }

  /// Ends every agreement on the day before the next one of its city takes effect.
  mutating func settleReplacements() {
    for (earlier, later) in successions {
      let last = start(later).previous
      let until = agreements[earlier].lifespan?.until.map { min($0, last) } ?? last
      agreements[earlier].lifespan = Lifespan(from: start(earlier), until: until)
    }
  }

  /// The rank of the agreement of an index, 0 for the highest.
  func rank(_ index: Int) -> Int { rank(of: agreements[index]) }

  /// The day on which the agreement of an index takes effect.
  func start(_ index: Int) -> Day { agreements[index].lifespan?.from ?? Day(lastOf: 1) }
}
