// A page in a frame and the page around it, which may be of another origin: each sends the other what it shows.

function tellHost(kind, values) {
  if (parent !== window) parent.postMessage({ fmap: kind, ...values }, "*");
}

// What the address around the frame says of the map goes before what the frame's own address says.
function listenToHost(page) {
  if (parent === window) return;
  const own = location.hash.slice(1);
  page.root.classList.add("framed");
  new ResizeObserver(() => tellHost("height", { height: Math.ceil(boxOf(html).height) })).observe(html);
  on(window, "message", ({ source, data }) => {
    if (source !== parent || !data || data.fmap !== "hash" || typeof data.hash !== "string") return;
    const parts = new URLSearchParams(own), given = new URLSearchParams(data.hash);
    for (const key of ADDRESS_KEYS) if (given.has(key)) parts.set(key, given.get(key));
    const hash = parts.toString(), isNew = hash !== (page.handed || "");
    page.handed = hash;
    if (isNew) recall(page, true, hash);
  });
  tellHost("ready");
}
