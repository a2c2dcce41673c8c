import Messages

/// The address at which a page will stand on the web: absolute, without query and fragment.
package struct PageAddress: Sendable {
  /// The address as it was given.
  package let text: String

  /// An address of a page.
  ///
  /// - Throws: a problem of `place` where a text is no http or https address, holds a name or a password, or says more than where
  ///   the page stands.
  package init(_ text: String, place: String) throws(Problem) {
    if let fault = WebAddress.fault(in: text, WebAddress(text)) {
      throw Problem(at: place, fault.what, found: text, cure: fault.cure)
    }
    if text.contains(where: { "?#".contains($0) }) {
      throw Problem(
        at: place, "more than the address of a page", found: text, cure: "leave out what follows the ? or #")
    }
    self.text = text
  }

  /// The address of a file beside the page.
  ///
  /// - Parameter name: the file's name as it stands in an address.
  package func beside(_ name: String) -> String {
    // Behind the two slashes of the scheme the first one begins the path, if there is any.
    let isBare = text.utf8.count { $0 == UInt8(ascii: "/") } < 3
    let folder = isBare ? text + "/" : String(text[...(text.lastIndex(of: "/") ?? text.startIndex)])
    return folder + name
  }
}
