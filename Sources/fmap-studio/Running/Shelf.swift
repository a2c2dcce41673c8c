/// What was made last, and is asked for again soon: who moves the slider of years, or asks for picture and warnings, does not wait for
/// the table twice.
final class Shelf<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private enum Entry: Sendable {
    case making
    case made(Value, isLarge: Bool)

    var isMade: Bool { if case .made = self { true } else { false } }
    var isLarge: Bool { if case .made(_, true) = self { true } else { false } }
  }

  private let entries = Monitor<[(key: Key, entry: Entry)]>([])
  private let most: Int

  /// - Parameter most: how many are kept: each may take a hundred megabytes.
  init(most: Int = 2) { self.most = most }

  /// The value of a key, made where it is not there; two that ask for the same at once share one.
  ///
  /// - Parameter isLarge: whether it is so large that no other one is kept beside it.
  func value(of key: Key, isLarge: Bool = false, make: () throws(Refused) -> Value) throws(Refused) -> Value {
    if let found = found(key) { return found }
    if isLarge { forgetAll() }
    do throws(Refused) {
      let value = try make()
      set(.made(value, isLarge: isLarge), of: key)
      return value
    } catch {
      set(nil, of: key)
      throw error
    }
  }

  /// The value of a key, where it is there or on its way; nothing where whoever asks is to make it.
  private func found(_ key: Key) -> Value? {
    while true {
      let answer: Value?? = entries.wait(60) { entries in
        guard let index = entries.firstIndex(where: { $0.key == key }) else {
          entries.append((key, .making))
          return .some(nil)
        }
        guard case .made(let value, _) = entries[index].entry else { return nil }
        entries.append(entries.remove(at: index))
        return value
      }
      if let answer { return answer }
    }
  }

  /// Forgets large ones; whether there was one.
  @discardableResult
  func forgetLarge() -> Bool {
    entries.with { entries in
      let count = entries.count
      entries.removeAll(where: \.entry.isLarge)
      return entries.count < count
    }
  }

  private func forgetAll() { entries.with { $0.removeAll(where: \.entry.isMade) } }

  private func set(_ entry: Entry?, of key: Key) {
    entries.with { entries in
      entries.removeAll { $0.key == key }
      if let entry { entries.append((key, entry)) }
      let made = entries.filter(\.entry.isMade)
      guard made.count > most else { return }
      entries.removeAll { $0.key == made[0].key }
    }
  }
}
