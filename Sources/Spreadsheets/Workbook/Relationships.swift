/// The relationships of a part: which other parts it needs, and where they are (ISO/IEC 29500-2:2021, 6.5).
struct Relationships {
  /// One of them.
  struct Target {
    /// What it is needed for: the last word of its type, `worksheet`. The words are the same in transitional and strict
    /// workbooks.
    let kind: String
    /// The name of the part.
    let part: String
  }

  /// The targets by their identifiers.
  private(set) var targets: [String: Target] = [:]
  private var order: [String] = []

  /// Reads the relationships of a part, or with an empty name of the whole package; there may be none.
  init(of part: String, in archive: Archive, budget: Budget) throws(WorkbookFault) {
    let folder = Self.folder(of: part)
    let name = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
    guard let stream = try archive.stream(of: name, budget: budget) else { return }
    let handler = Handler(folder: folder, budget: budget)
    try XMLReader.read(stream, handler)
    (targets, order) = (handler.targets, handler.order)
  }

  /// The first part that is needed for something.
  func part(for kind: String) -> String? { order.lazy.compactMap { targets[$0] }.first { $0.kind == kind }?.part }

  /// The folder in which a part lies, with `/` at its end; nothing for the uppermost.
  private static func folder(of part: String) -> String {
    part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
  }

  /// The name of a part that a reference from a folder means; `.` and `..` as in any address (IETF RFC 3986, 5.2.4).
  static func resolve(_ target: String, from folder: String) -> String {
    let whole = target.hasPrefix("/") ? target : folder + target
    var steps: [Substring] = []
    for step in whole.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  private final class Handler: ElementHandler {
    let folder: String
    let budget: Budget
    var targets: [String: Target] = [:]
    var order: [String] = []

    init(folder: String, budget: Budget) {
      self.folder = folder
      self.budget = budget
    }

    func begin(_ name: String, in parent: String, _ attributes: XMLAttributes) throws(WorkbookFault) -> Bool {
      guard name == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
        let type = attributes["Type"], let target = attributes["Target"], targets[id] == nil
      else { return false }
      try budget.keep(400 + 2 * (id.utf8.count + type.utf8.count + target.utf8.count + folder.utf8.count))
      let kind = type.split(separator: "/").last.map { String($0) } ?? ""
      targets[id] = Target(kind: kind, part: Relationships.resolve(target, from: folder))
      order.append(id)
      return false
    }

    func end(_ name: String, in parent: String, text: [UInt8]) {}
  }
}
