/// How high the frame of an interactive page is.
package enum FrameHeight: Sendable {
  /// Always the same, CSS pixels: nothing beside it ever moves, and what does not fit is scrolled to inside.
  case constant(Int)
  /// As high as the page in it asks for.
  case growing

  /// The height of the frame before its page has said anything, CSS pixels.
  var first: Int {
    switch self {
    case .constant(let height): height
    case .growing: Self.usual
    }
  }

  /// What `data-fmap` says to the frame's script.
  var word: String {
    switch self {
    case .constant: ""
    case .growing: "=\"grow\""
    }
  }

  /// What map, years and filters need in a column of 1000 pixels.
  package static let usual = 800
  /// What makes sense: a map, a slider and a few rows; what a page may ask for.
  package static let range = 300...6000
}

extension Embedding {
  /// The script of a frame in the page around it. It makes the frame as wide as its column, hands on what the address of the
  /// page says of the map, and nothing else of it, and takes from the frame's own page, and from nobody else, how high it is
  /// and what it shows. The address follows where there is one frame; what else it says stays.
  static let listener = [
    "(()=>{const frames=[...document.querySelectorAll(\"iframe[data-fmap]\")],",
    "keys=[\"year\",\"city\",\"lang\",\"relation\",\"continent\",\"country\",\"text\"],here=()=>new URLSearchParams(location.hash.slice(1)),",
    "pick=(from,to)=>{for(const k of keys)if(from.has(k))to.set(k,from.get(k));return to.toString().replace(/%2C/g,\",\")},",
    "mine=()=>pick(here(),new URLSearchParams),",
    "isOurs=()=>location.hash.length<2||mine()!==\"\",",
    "hand=f=>f.contentWindow.postMessage({fmap:\"hash\",hash:mine()},\"*\");",
    "for(const f of frames){f.style.width=\"100%\";f.style.border=0;hand(f)}",
    "addEventListener(\"hashchange\",()=>{if(isOurs())frames.forEach(hand)});",
    "addEventListener(\"message\",e=>{const d=e.data,f=frames.find(f=>e.source===f.contentWindow);if(!f||!d)return;",
    "if(d.fmap===\"ready\")hand(f);",
    "if(d.fmap===\"height\"&&f.dataset.fmap===\"grow\"&&Number.isFinite(d.height))",
    "f.height=Math.max(\(FrameHeight.range.lowerBound),Math.min(\(FrameHeight.range.upperBound),d.height));",
    "if(d.fmap===\"state\"&&typeof d.hash===\"string\"&&frames.length===1&&isOurs()){const h=here();for(const k of keys)h.delete(k);",
    "const t=pick(new URLSearchParams(d.hash),h);",
    "history.replaceState(history.state,\"\",location.pathname+location.search+(t?\"#\"+t:\"\"))}})})()",
  ].joined()
}
