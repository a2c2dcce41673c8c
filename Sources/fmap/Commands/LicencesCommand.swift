import FriendshipMaps

extension Command {
  /// Prints the notices of what is in the program.
  static let licences = Command(
    name: "licences", summary: "print the licences of the program, its data and its libraries", operands: [],
    options: [CommonOptions.help],
    notes: """
      A map whose places were looked up names their source, GeoNames, in its small print; whoever passes on an exported
      table with such places does so, too.
      """,
    run: { _ in
      let text = String(decoding: BuiltIn.licences.bytes, as: UTF8.self)
      try Terminal.print(String(text.dropLast()))
    })
}
