// Themes, each with a picture of its colours, and the house's own.

// The colours of hub and words, where a house has none of its own.
const HUBS = { light: "#866100", dark: "#FFD75E", print: "#7A5800", contrast: "#5A3E00", exhibition: "#FFD75E" };
const INKS = { light: "#1E2A32", dark: "#F3EFE4", print: "#1A1A1A", contrast: "#000000", exhibition: "#FFF4DC" };

// The house's own theme stands in the map itself: a base, and the colours that differ from it.
const houseNow = () => (typeof look().theme === "object" ? look().theme : null);

function themePart() {
  const house = houseNow(), { colors = {} } = house || {};
  const options = Object.keys(THEMES).map((key) => [key, word(`theme.${key}`), swatch(THEMES[key], themeInk(key))]);
  const [sea, ground] = THEMES.light;
  const picture = swatch([colors.sea || sea, colors.land || ground], colors.hub || HUBS.light);
  const own = ["house", word("theme.house"), picture];
  return [choices("theme", word("theme"), [...options, own], house ? "house" : themeNow(), chooseTheme, "tiles"),
    house && housePart(house)];
}

function themeInk(theme) {
  const [kind] = studio.map.relations;
  return ((kind && kind.ramps && kind.ramps[theme]) || [HUBS[theme], HUBS[theme]])[1];
}

function swatch([sea, landColour], ink) {
  return drawn("svg",
  { class: "swatch", viewBox: "0 0 60 34", "aria-hidden": "true" },
  drawn("rect", { width: 60, height: 34, fill: sea }), drawn("path",
    { d: "M0 22q14-14 26-6t20-4l14-8V34H0z", fill: landColour }),
  drawn("path", { d: "M10 26Q26 2 50 10", fill: "none", stroke: ink, "stroke-width": 2 }),
    drawn("circle", { cx: 50, cy: 10, r: 3, fill: ink }));
}

function chooseTheme(key) {
  const words = ["did.theme", { theme: word(`theme.${key}`) }];
  if (key === "house") setLook(words, { theme: { base: themeNow(), colors: {} } });
  else setLook(words, { theme: key === "light" ? null : key });
}

// Land on the sea needs little.
const LEAST_LAND = 1.15;

// Each colour on what it must be seen: words and hub on sea and land, land on the sea.
function housePart(house) {
  const { base = "light", colors = {} } = house, grounds = groundsNow(), [, ground] = THEMES[base];
  const usual = { land: ground, ink: INKS[base], hub: HUBS[base] };
  const put = (values) => setLook(["did.house", {}], { theme: { ...house, ...values } });
  const set = (key) => (colour) => put({ colors: { ...colors, [key]: colour } });
  const field = (key, on, least) =>
    colourField(`house-${key}`, word(`house.${key}`), colors[key] || usual[key], on, set(key), least);
  return el("fieldset", { class: "house" }, el("legend", { text: word("theme.house") }),
    selectField("house-base", word("house.base"), Object.keys(THEMES).map((key) => [key, word(`theme.${key}`)]), base,
      (key) => put({ base: key })),
    el("div", { class: "pair" }, plainColour("house-sea", word("house.sea"), grounds[0], set("sea")),
      field("land", [grounds[0]], LEAST_LAND),
      field("ink", grounds, LEAST_WORDS), field("hub", grounds, LEAST_WORDS)));
}

function plainColour(id, label, value, act) {
  const field = el("input", { type: "color", id, value: value.toLowerCase(), "data-key": id,
    on: { change: () => act(field.value.toUpperCase()) } });
  return el("div", { class: "field" }, el("label", { for: id, text: label }), field);
}
