import Drawing
import Geometry

/// The names of hub and cities, placed once for all time.
struct LabelLayer {
  let layer: Layer

  init(_ composer: MapComposer, markers: [Rect], links: Layer) {
    let layout = composer.layout
    let top = composer.viewport.point(Coordinate(latitude: 84, longitude: composer.viewport.centralMeridian)).y
    let bounds = Rect(x: 4, y: top, width: layout.size.width - 8, height: layout.mapBounds.maxY - top)
    var placer = LabelPlacer(bounds: bounds, obstacles: markers + composer.legend.reserved(layout), links: links)
    var marks: [Mark] = []
    let hub = composer.atlas.hub
    if let placed = placer.place(
      composer.hubLines, around: composer.viewport.point(hub.coordinate), distance: 19 * layout.body)
    {
      marks += placed.map { composer.label($0, classes: ["label", "hub"], city: hub.id, lifespan: .always) }
    }
    for city in composer.labelOrder {
      let point = composer.viewport.point(composer.atlas.cities[city.index].coordinate)
      guard let placed = placer.place([composer.cityLine(city.index)], around: point, distance: 11 * layout.body) else {
        continue
      }
      let id = composer.atlas.cities[city.index].id
      for lifespan in city.lifespans {
        marks += placed.map { composer.label($0, classes: ["label"], city: id, lifespan: lifespan) }
      }
    }
    layer = Layer("labels", language: composer.words.tag(composer.language), marks: marks)
  }
}

/// A city that may get a label: its index and when it is on the map.
struct LabelledCity {
  let index: Int
  let lifespans: [Lifespan]
}

extension MapComposer {
  fileprivate func label(_ text: Text, classes: [String], city: String, lifespan: Lifespan) -> Mark {
    Mark(
      .text(text), Style(stroke: .land, width: 3), lifespan: lifespan, classes: classes,
      data: [Mark.Datum("city", city)])
  }

  /// The hub's name in every language asked for, the first one larger.
  fileprivate var hubLines: [LabelLine] {
    atlas.hub.names.distinct(options.languages).enumerated().map { index, name in
      let run = Text.Run(name.name, language: words.tag(name.language), isBold: index == 0, paint: .ink)
      return LabelLine(run: run, size: index == 0 ? layout.hubSize : layout.labelSize)
    }
  }

  fileprivate func cityLine(_ index: Int) -> LabelLine {
    LabelLine(
      run: Text.Run(atlas.cities[index].names[language], language: words.tag(language), paint: .ink),
      size: layout.labelSize)
  }

  /// The cities in the order in which they get a place: by the highest rank that they ever have, then by age.
  fileprivate var labelOrder: [LabelledCity] {
    var ranks: [Int: Int] = [:]
    var kinds: [Int: Set<String>] = [:]
    var spans: [Int: [Lifespan]] = [:]
    var order: [Int] = []
    for agreement in atlas.inOrder {
      guard let lifespan = agreement.lifespan else { continue }
      if spans[agreement.city] == nil { order.append(agreement.city) }
      spans[agreement.city, default: []].append(lifespan)
      kinds[agreement.city, default: []].insert(agreement.relation)
      ranks[agreement.city] = min(ranks[agreement.city] ?? .max, atlas.rank(of: agreement))
    }
    let wanted = order.filter { city in
      switch options.labels {
      case .all: true
      case .none: false
      case .relation(let id): kinds[city]?.contains(id) ?? false
      }
    }
    let sorted = wanted.enumerated().sorted {
      (ranks[$0.element] ?? 0, $0.offset) < (ranks[$1.element] ?? 0, $1.offset)
    }
    return sorted.map { LabelledCity(index: $0.element, lifespans: merged(spans[$0.element] ?? [])) }
  }
}

/// Lifespans in order, those that follow each other without a gap made one.
private func merged(_ lifespans: [Lifespan]) -> [Lifespan] {
  lifespans.reduce(into: []) { found, next in
    guard let last = found.last, let end = last.until, let from = next.from, from.previous <= end else {
      return found.append(next)
    }
    found[found.count - 1] = Lifespan(from: last.from, until: next.until)
  }
}
