// The picture as it will be saved: the very SVG that fmap draws. While a new one is drawn the old one stays, paler.

const REST = 300;
const SLOW = 500;

const preview = { node: null, picture: null, url: "", problems: [], isBusy: false, failed: null, called: "" };

// This year, where the table ends before it, is shown as it is today.
function dayOf(year) {
  const { years, today = "" } = studio.review || {};
  return !year ? null : years && year > years[1] && today.startsWith(String(year)) ? today : String(year);
}

function previewNode() {
  if (!preview.node) {
    preview.picture = el("img", { alt: "" });
    preview.words = el("p", { class: "busy" });
    preview.node = el("figure", { class: "preview" },
      el("div", { class: "picture" }, preview.picture, preview.words), el("figcaption", {}));
  }
  paintPreview();
  return preview.node;
}

function paintPreview() {
  if (!preview.node) return;
  const { url, isBusy, failed } = preview;
  preview.node.classList.toggle("is-busy", isBusy);
  preview.picture.hidden = !url;
  preview.picture.alt = word("preview.alt", { title: nameIn(studio.map && studio.map.title) });
  preview.words.textContent = isBusy ? word("preview.busy") : failed ? word("preview.failed") : "";
  const key = studio.table ? "preview.same" : preview.called ? "begin.sample" : "begin.picture";
  replace(find("figcaption", preview.node), el("span", { text: word(key, { name: preview.called }) }),
    url && button(word("preview.large"), openLarge));
}

function showPicture(blob) {
  const old = preview.url;
  preview.url = URL.createObjectURL(blob);
  preview.picture.src = preview.url;
  if (old) URL.revokeObjectURL(old);
}

const drawPicture = latest(async (signal, isLast) => {
  const project = { ...projectOf(), day: dayOf(studio.year) };
  const clock = setTimeout(() => {
    preview.isBusy = true;
    paintPreview();
  }, SLOW);
  try {
    const [answer, told] = await Promise.all([
      askFor("/api/draw", { ...project, format: "svg" }, signal), ask("/api/warnings", project, signal)]);
    const blob = await answer.blob();
    if (!isLast()) return;
    Object.assign(preview, { problems: told.problems, failed: null });
    showPicture(blob);
  } catch (error) {
    if (error.problems && isLast()) Object.assign(preview, { failed: true, problems: error.problems });
    if (!error.problems) throw error;
  } finally {
    clearTimeout(clock);
    if (isLast()) {
      preview.isBusy = false;
      paintPreview();
      paintWarnings();
    }
  }
});

const askDrawing = whenResting(REST, () => {
  previewNode();
  drawPicture();
});

// As large as it is, to be moved about in.
function openLarge() {
  const picture = el("img", { src: preview.url, alt: preview.picture.alt });
  const frame = el("div", { class: "large-frame", tabindex: "0", role: "region", "aria-label": word("preview") },
    picture);
  openDialog("large", word("preview"), [
    el("p", { class: "row" }, button(word("large.fit"), () => frame.classList.remove("full")),
      button(word("large.full"), () => frame.classList.add("full")),
      button(word("close"), () => closeDialog("large"), { class: "main" })), frame,
  ], "wide");
}
