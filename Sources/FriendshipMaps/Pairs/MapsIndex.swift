package struct MapsIndex {
  package init(_ list: MapsManifest) {}
  package var html: [UInt8] { [] }
}
