// Where nothing of the list fits: a click on the map, a coordinate, another name, or not to draw the city for now.

const WAYS = ["map", "coordinate", "name"];

function otherWays(finding) {
  const open = studio.panel.way;
  return el("div", { class: "row ways-row" }, WAYS.map((way) => button(word(`way.${way}`), () => {
    studio.panel = { ...studio.panel, way: open === way ? null : way, point: null, found: null };
    paint();
    const field = find(".way input, .way .pick");
    if (field) field.focus();
  }, { "aria-expanded": String(open === way) })),
  !finding.leftOut && button(word("way.leave"), () => leaveOut(finding)));
}

function wayPanel(finding) {
  const { way } = studio.panel;
  if (!way) return null;
  return el("div", { class: "way" }, { map: pickMap, coordinate: coordinateForm, name: nameForm }[way](finding));
}

function coordinateForm(finding) {
  const told = el("div", { class: "told" });
  const field = el("input", { type: "text", id: "coordinate", autocomplete: "off", "data-key": "coordinate",
    "aria-describedby": "coordinate-help", value: studio.panel.text || "", on: { input: () => show() } });
  function show() {
    studio.panel.text = field.value;
    const point = coordinateOf(field.value);
    replace(told, point ? pointTold(finding, point, "typed") : field.value.trim()
      && el("p", { text: word("coordinate.unread") }));
  }
  show();
  return [el("label", { for: "coordinate", text: word("coordinate") }), field,
    el("p", { class: "note", id: "coordinate-help", text: word("coordinate.help") }), told];
}

// What lies near the last point that was asked about: it is asked and said once, however often the page is built anew.
const nearest = { at: "", text: "" };

const askNearest = latest(async (signal, isLast, point, node) => {
  const at = coordinateWords(point.latitude, point.longitude);
  if (at === nearest.at) {
    node.textContent = nearest.text;
    return;
  }
  const { name, country, kilometres, isSea } = await ask("/api/nearest", point, signal);
  if (!isLast()) return;
  const near = name ? word("nearest", { name, country: country ? countryName(country) : "",
    kilometres: number(kilometres) }) : "";
  const text = [isSea && word("nearest.sea"), near].filter(Boolean).join(word("full"));
  Object.assign(nearest, { at, text });
  node.textContent = text;
  if (node.isConnected) say([at, text].join(word("full")));
});

const choosePoint = (finding, point, from) =>
  (finding.choose ? finding.choose(point) : choosePlace(finding, point, from));

// A point that nobody has settled yet: what is near, and a button.
function pointTold(finding, point, from) {
  const near = el("p", { class: "note", text: word("nearest.asking") });
  askNearest(point, near);
  return [el("p", { text: coordinateWords(point.latitude, point.longitude) }), near,
    mapPicture(viewOf({ ...point, span: 30, width: 220, height: 132 }), [{ ...point, kind: "main" }]),
    button(word("point.use"), () => choosePoint(finding, point, from), { class: "main" })];
}

const sayFound = (count) => say(count ? counted("found", count) : word("name.none"));

function nameForm(finding) {
  const field = el("input", { type: "text", id: "place-name", autocomplete: "off", value: studio.panel.text || "",
    "data-key": "place-name" });
  const told = el("div", { class: "told" });
  const show = (answered) => {
    const found = placesOf(answered);
    studio.panel.found = answered;
    replace(told, found.length ? found.map((place, n) => el("button", {
      type: "button", class: "candidate", "data-key": `found-${n}`, on: { click: () => choosePlace(finding, place) },
    }, placeCard(place, found, "•"))) : el("p", { text: word("name.none") }));
  };
  if (studio.panel.found) show(studio.panel.found);
  const search = async (event) => {
    event.preventDefault();
    studio.panel.text = field.value;
    try {
      const answered = await ask("/api/places", { name: field.value.trim(), country: finding.country });
      show(answered);
      sayFound(placesOf(answered).length);
    } catch (error) { tellRefused(error); }
  };
  return el("form", { on: { submit: search } }, el("label", { for: "place-name", text: word("name.label") }),
    el("p", { class: "row" }, field, el("button",
      { type: "submit", "data-key": "place-search", text: word("search") })), told);
}
