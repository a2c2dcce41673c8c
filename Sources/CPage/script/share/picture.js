// The map as a picture of its own: what is seen of it, drawn as on a wide screen, with title, year, counts, signs and
// sources.

// Units of the picture: its width, its edge, half of it, a sign and the words behind it; the sizes of words. Pixels of
// a PNG for each.
const PICTURE_WIDTH = 1920, EDGE = 40, HALF = 20, SIGN_WIDTH = 70, SIGN_HEIGHT = 20, BEHIND_SIGN = 130;
const TITLE_SIZE = 44, TEXT_SIZE = 24, SMALL_SIZE = 18, PICTURE_SCALE = 2;
// How high a line is, where its words stand in it, and how wide a letter is at most; ems. A Chinese character is as
// wide as it is high.
const LEADING = 1.5, BASELINE = 1.1, LETTER = 0.56;

// A copy of a part of the page with everything settled that stylesheets say, and nothing that is not seen; `unit` is
// how large a pixel of the screen is in the picture.
function settled(node, unit) {
  if (node.nodeType === Node.TEXT_NODE) return node.cloneNode();
  const style = getComputedStyle(node), copy = node.cloneNode(false);
  if (node.matches(".hit") || (style.display === "none" && !node.closest("defs"))) return "";
  for (const { name, value } of [...copy.attributes]) {
    if (/^(class|role|tabindex|display|data-.+|aria-.+)$/.test(name)) copy.removeAttribute(name);
    if (value.includes("var(")) copy.setAttribute(name, style.getPropertyValue(name));
  }
  const factor = style.vectorEffect === "non-scaling-stroke" ? unit : 1;
  const scaled = (lengths) => lengths.replace(/[\d.]+/g, (length) => length * factor);
  if (copy.hasAttribute("stroke")) set(copy, { "stroke-width": scaled(style.strokeWidth) });
  if (copy.hasAttribute("stroke-dasharray")) set(copy, { "stroke-dasharray": scaled(style.strokeDasharray) });
  if (node.localName === "text") {
    set(copy, { "font-size": parseFloat(style.fontSize), "paint-order": "stroke", "stroke-linejoin": "round" });
  }
  if (node.matches(".cities > *")) {
    const { x, y, width, height } = node.getBBox(), [scale] = style.transform.match(/[\d.]+/) || [1], share = 1 - scale;
    set(copy, { transform: `translate(${(x + width / 2) * share} ${(y + height / 2) * share}) scale(${scale})` });
  }
  copy.append(...[...node.childNodes].map((child) => settled(child, unit)));
  return copy;
}

// The map as it would be on a screen as wide as the picture, whatever the screen.
function mapOf(page, y) {
  const { svg, box, mapWidth, rem } = page, height = PICTURE_WIDTH * box[3] / box[2];
  fit(Object.assign(page, { mapWidth: PICTURE_WIDTH, rem: 1 }));
  const map = settled(svg, box[2] / PICTURE_WIDTH);
  fit(Object.assign(page, { mapWidth, rem }));
  set(map, { viewBox: box.join(" "), y, width: PICTURE_WIDTH, height });
  return { map, height };
}

// A text in lines of so many ems; it breaks at spaces and between Chinese characters.
function linesOf(text, most) {
  const lines = [""];
  let width = 0;
  for (const word of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]*\s*/g)) {
    const size = /[\u2e80-\uffef]/.test(word) ? 1 : word.length * LETTER;
    if (width + size > most) width = 0 * lines.push("");
    lines[lines.length - 1] += word;
    width += size;
  }
  return lines;
}

// The picture as a document that needs nothing beside it, from the top down.
function pictureOf(page) {
  const { root, $, $$, svg } = page, { color, fontFamily, backgroundColor } = getComputedStyle(root);
  const draw = (name) => document.createElementNS(svg.namespaceURI, name), sheet = draw("svg"), ground = draw("rect");
  let y = HALF;
  const say = (text, size, x = EDGE) => {
    for (const line of linesOf(text, (PICTURE_WIDTH - EDGE - x) / size)) {
      const drawn = draw("text"), weight = size > TEXT_SIZE ? "bold" : "normal";
      set(drawn, { x, y: y + size * BASELINE, "font-size": size, "font-weight": weight });
      drawn.append(line);
      sheet.append(drawn);
      y += size * LEADING;
    }
  };
  sheet.append(ground);
  say(textOf(page, $("h1")) + (page.isUndated ? "" : ` ${page.year}`), TITLE_SIZE);
  const { map, height } = mapOf(page, y + HALF / 2);
  sheet.append(map);
  y += height + HALF;
  for (const label of page.boxes.filter((box) => box.checked).map((box) => box.closest("label"))) {
    const sample = settled(label.querySelector(".sample"), 1);
    set(sample, { x: EDGE, y: y + SIGN_HEIGHT / 2, width: SIGN_WIDTH, height: SIGN_HEIGHT });
    sheet.append(sample);
    say(`${textOf(page, label)} ${label.querySelector(".count").textContent}`, TEXT_SIZE, BEHIND_SIGN);
  }
  say($(".summary").firstChild.textContent, TEXT_SIZE);
  // What the table claims is said of its last year, and of all of it.
  const isWhole = page.year === +page.slider.max && page.rows.every((row) => matches(page, row));
  for (const note of $$(isWhole ? "footer > p" : "footer > :not(.claims)")) say(textOf(page, note), SMALL_SIZE);
  const size = { width: PICTURE_WIDTH, height: Math.ceil(y + HALF) };
  set(ground, { ...size, fill: backgroundColor });
  set(sheet, { ...size, viewBox: `0 0 ${size.width} ${size.height}`, "font-family": fontFamily, fill: color });
  return new XMLSerializer().serializeToString(sheet);
}
