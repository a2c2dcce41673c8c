// What visitors take with them: link, picture, table, paper. Everything is shown in a dialog too, where it can be
// copied or held down by hand: many browsers inside of other programs download nothing, and do not say so.

// Longest name of a file, characters.
const LONGEST_NAME = 80;

function offer(page, part, text = "") {
  const { $, $$ } = page, dialog = $(".take dialog"), field = $(".take textarea");
  for (const node of $$(".take [data-part]")) node.hidden = !node.dataset.part.split(" ").includes(part);
  field.value = text;
  openDialog(dialog);
  if (text) field.select();
}

// Gives a link a file of its own, and takes back the one that it had.
function fill({ isUndated, year }, link, blob) {
  URL.revokeObjectURL(link.href);
  const title = document.title.replace(/[\\/:*?"<>|\s]+/g, " ").trim().slice(0, LONGEST_NAME);
  const name = isUndated ? title : `${title}-${year}`;
  Object.assign(link, { href: URL.createObjectURL(blob), download: `${name}.${link.dataset.ending}` });
  return link.href;
}

// Says beside the buttons, and in the one place that is read aloud, what has been done.
function tellTaken(page, key) {
  for (const node of page.$$("[data-told]")) node.hidden = node.dataset.told !== key;
  const textContent = ` ${textOf(page, page.$(`[data-told=${key}]`))}`;
  for (const old of page.$$(".summary .spoken")) old.remove();
  page.$(".summary").append(make("span", { className: "spoken", textContent }));
}

// The page's own address on the web, where it is known, with what is shown.
function takeLink(page) {
  const { href } = document.querySelector("link[rel=canonical]") || location, hash = hashOf(page);
  const link = href.split("#")[0] + (hash && `#${hash}`), byHand = () => offer(page, "link", link);
  // Without a secure connection there is no clipboard; in a frame it may be refused.
  if (!navigator.clipboard) byHand();
  else navigator.clipboard.writeText(link).then(() => tellTaken(page, "copied"), byHand);
}

// A cell that a spreadsheet would run gets an apostrophe (OWASP, "CSV Injection").
function csvField(text) {
  return `"${text.replace(/^(?=[\s"']*[=+\-@＝＋－＠])/, "'").replace(/"/g, '""')}"`;
}

// The rows that are shown, in their order; sources as addresses.
function takeTable(page) {
  const more = (part) => (part.querySelector("a") || { href: textOf(page, part) }).href;
  const said = (cell) => (cell.matches("td:last-child") ? [...cell.children].map(more).join(" ") : textOf(page, cell));
  const rows = [page.$("thead tr"), ...shownRows(page)];
  const text = rows.map(({ cells }) => `${[...cells].map((cell) => csvField(said(cell))).join(",")}\r\n`).join("");
  fill(page, page.$("[data-ending=csv]"), new Blob(["\ufeff", text], { type: "text/csv" }));
  offer(page, "table", text);
}

// A browser that cannot make pixels of the drawing gives the drawing.
function takePicture(page) {
  const { $ } = page, drawing = new Blob([pictureOf(page)], { type: "image/svg+xml" }), image = new Image();
  const vector = fill(page, $("[data-ending=svg]"), drawing);
  const show = (pixels) => {
    const address = pixels ? fill(page, $("[data-ending=png]"), pixels) : vector;
    Object.assign($(".take img"), { src: address, alt: $(".summary").firstChild.textContent });
    offer(page, pixels ? "pixels" : "vector");
  };
  on(image, "error", () => show(null));
  on(image, "load", () => {
    const canvas = make("canvas"), width = image.width * PICTURE_SCALE, height = image.height * PICTURE_SCALE;
    Object.assign(canvas, { width, height });
    try {
      canvas.getContext("2d").drawImage(image, 0, 0, width, height);
      canvas.toBlob(show, "image/png");
    } catch { show(null); }
  });
  image.src = vector;
}

// A frame, or a browser inside of another program, may refuse without a word.
function takePaper(page) {
  let isPrinting = false;
  on(window, "beforeprint", () => { isPrinting = true; }, { once: true });
  print();
  if (!isPrinting) tellTaken(page, "unprinted");
}

function listenToShare(page) {
  const acts = { link: takeLink, picture: takePicture, table: takeTable, paper: takePaper };
  press(page, "[data-take]", (button) => acts[button.dataset.take](page));
  press(page, ".take .close", () => closeDialog(page.$(".take dialog")));
}
