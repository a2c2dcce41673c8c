/// Who is let in: the page that this program has opened, and nobody else on this computer or on the web.
struct Gate: Sendable {
  /// The port at which the studio listens.
  let port: UInt16
  /// What only its page knows.
  let secret: Secret

  /// Why a request is refused; nothing where it is let in.
  ///
  /// - Parameter isPublic: whether the route needs no secret. Only the empty shell of the page is public.
  func refusal(of head: Head, isPublic: Bool) -> Refused? {
    // A site whose name leads to 127.0.0.1 is asked for by its own name.
    guard let host = head.only("host"), hosts.contains(host) else { return Refusal.foreignHost }
    if let origins = head.headers["origin"], !origins.isEmpty {
      guard origins == ["http://\(host)"] else { return Refusal.foreignOrigin }
    }
    guard isFromHere(head) else { return Refusal.foreignOrigin }
    guard isPublic || head.only("x-fmap").map(secret.equals) == true else { return Refusal.noSecret }
    return nil
  }

  private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

  /// Whether the browser says that a page of this server asks, or a person; where it says nothing the other checks must do.
  private func isFromHere(_ head: Head) -> Bool {
    let sites = head.headers["sec-fetch-site"] ?? []
    if sites.isEmpty || sites == ["same-origin"] || sites == ["none"] { return true }
    // A link or a file may lead to the page, but not into a frame.
    return head.method == "GET" && head.path == "/" && head.only("sec-fetch-mode") == "navigate"
      && head.only("sec-fetch-dest") == "document"
  }
}
