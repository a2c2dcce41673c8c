// Colours, and whether they can be seen. Contrast is that of WCAG 2.2, lightness that of HSL.

// Sea and land of the themes, on which everything must be seen. Later over earlier years: whether the first is
// darker.
const THEMES = {
  light: ["#DDE9F0", "#FBFAF6"], dark: ["#0B1626", "#1B2A3F"], print: ["#FFFFFF", "#EFECE2"],
  contrast: ["#FFFFFF", "#EAEFF1"], exhibition: ["#450710", "#5E1420"],
};
const LEAST_LINE = 3.8;
// Below this a line is hardly there.
const LEAST_SEEN = 2;
const LEAST_WORDS = 4.5;
const LEAST_LINE_CONTRAST = 7;
const CHANNEL = 255;

const HEX = 16;

const channels = (colour) => colour.slice(1).match(/../g).map((pair) => parseInt(pair, HEX) / CHANNEL);

// WCAG 2.2, relative luminance and contrast ratio.
const WCAG = { low: 0.04045, slope: 12.92, offset: 0.055, power: 2.4, red: 0.2126, green: 0.7152, blue: 0.0722,
  flare: 0.05 };

const linear = (part) =>
  (part <= WCAG.low ? part / WCAG.slope : ((part + WCAG.offset) / (1 + WCAG.offset)) ** WCAG.power);

function luminance(colour) {
  const [red, green, blue] = channels(colour).map(linear);
  return WCAG.red * red + WCAG.green * green + WCAG.blue * blue;
}

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + WCAG.flare) / (dark + WCAG.flare);
}

// Against sea and land, whichever is worse.
const contrastOn = (colour, grounds) => Math.min(...grounds.map((ground) => contrast(colour, ground)));

// Hue in sixths of the circle.
const CIRCLE = 6;
const THIRD = 4;

function hueOf(colour) {
  const [red, green, blue] = channels(colour), most = Math.max(red, green, blue), least = Math.min(red, green, blue);
  const size = most - least, lightness = (most + least) / 2;
  if (!size) return { hue: 0, saturation: 0, lightness };
  const byGreen = 2 + (blue - red) / size, byBlue = THIRD + (red - green) / size;
  const hue = most === red ? (green - blue) / size : most === green ? byGreen : byBlue;
  return { hue: (hue + CIRCLE) % CIRCLE, saturation: size / (1 - Math.abs(2 * lightness - 1)), lightness };
}

function colourOf({ hue, saturation, lightness }) {
  const strength = saturation * (1 - Math.abs(2 * lightness - 1));
  const parts = [0, 2, THIRD].map((shift) => {
    const far = Math.abs((hue - shift + CIRCLE + CIRCLE / 2) % CIRCLE - CIRCLE / 2);
    return lightness + strength * (clamp(0, 2 - far, 1) - 1 / 2);
  });
  return `#${parts.map((part) => Math.round(part * CHANNEL).toString(HEX).padStart(2, "0")).join("")}`.toUpperCase();
}

const DARK = 0.2;
const LIGHTER = 0.01;
const FIRST_YEAR = 0.72;

const isDarkGround = (grounds) => luminance(grounds[0]) < DARK;

// The same hue, as much darker or lighter as it takes to be seen.
function legible(colour, grounds, least = LEAST_LINE) {
  const { hue, saturation, lightness } = hueOf(colour), step = isDarkGround(grounds) ? LIGHTER : -LIGHTER;
  for (let light = lightness; light >= 0 && light <= 1; light += step) {
    const one = colourOf({ hue, saturation, lightness: light });
    if (contrastOn(one, grounds) >= least) return one;
  }
  return isDarkGround(grounds) ? "#FFFFFF" : "#000000";
}

// Of the first and the last year: the first is the darker one, and both are seen.
function rampOf(colour, theme) {
  const grounds = THEMES[theme], least = theme === "contrast" ? LEAST_LINE_CONTRAST : LEAST_LINE;
  const seen = legible(colour, grounds, least), { hue, saturation, lightness } = hueOf(seen);
  if (!isDarkGround(grounds)) return [colourOf({ hue, saturation, lightness: lightness * FIRST_YEAR }), seen];
  return [seen, colourOf({ hue, saturation, lightness: 1 - (1 - lightness) * FIRST_YEAR })];
}

// What is chosen is the colour of the last year.
function firstOf(colour, theme) {
  const { hue, saturation, lightness } = hueOf(colour);
  return legible(colourOf({ hue, saturation, lightness: lightness * FIRST_YEAR }), THEMES[theme]);
}

// One choice serves all themes.
const rampsOf = (colour, chosen) => Object.fromEntries(Object.keys(THEMES).map((theme) =>
  [theme, theme === chosen ? [firstOf(colour, theme), colour] : rampOf(colour, theme)]));

// In words, with a sign: a colour alone says nothing to many, and neither does a ratio.
function contrastWords(colour, grounds, least = LEAST_LINE) {
  const value = contrastOn(colour, grounds), isGood = value >= least, way = isDarkGround(grounds) ? "light" : "dark";
  const key = isGood ? "contrast.good" : value < Math.min(LEAST_SEEN, least) ? "contrast.none" : `contrast.pale.${way}`;
  return { isGood, text: word(key) };
}
