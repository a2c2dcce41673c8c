import CStudio

extension Route {
  /// The empty shell of the page: it holds nothing of the user's, and needs no secret.
  static let shell: [Route] = [
    shell("/", "text/html; charset=utf-8", cstudio_page),
    shell("/studio.js", "text/javascript; charset=utf-8", cstudio_script),
    shell("/studio.css", "text/css; charset=utf-8", cstudio_style),
    shell("/icon.svg", "image/svg+xml", cstudio_icon),
    shell("/land.shp", "application/octet-stream", cstudio_land),
  ]

  private static func shell(_ path: String, _ type: String, _ file: @escaping @Sendable () -> StudioFile) -> Route {
    Route(method: "GET", path: path, isPublic: true) { _, _ in
      let file = file()
      return .bytes(Array(UnsafeBufferPointer(start: file.bytes, count: file.count)), type)
    }
  }
}
