import Geometry

extension LabelCandidate {
  /// This place for a request with all that it costs but for other names; nothing where something fixed is in its way.
  func choice(
    for request: LabelRequest, _ bounds: Rect, _ ground: LabelBoard, _ links: LinkCoverage
  ) -> PricedCandidate? {
    let piece = piece(
      width: request.width, height: request.height, around: request.point, distance: request.distance)
    guard bounds.contains(piece.box), ground.isFree(piece, from: request.point) else { return nil }
    var whole = cost + links.cost(under: request.lines.ink(in: piece.box, alignment))
    if let leader = piece.leader {
      whole += links.crossings(of: leader) * 0.7
      // At the end of a leader a name close to another marker would be read as that one's.
      if ground.hasCenter(within: 1.1 * request.distance, of: piece.box, besides: request.point) { whole += 20 }
    } else if ground.hasCenter(nearerThan: request.point, to: piece.box) {
      // So would one that is nearer to it than to its own.
      whole += 24
    }
    return PricedCandidate(candidate: self, piece: piece, cost: whole)
  }
}
