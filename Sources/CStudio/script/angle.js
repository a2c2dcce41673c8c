// Coordinates as people write them: 39.0997, -94.5786 · 39°5′59″N 94°34′43″W · 北纬39.1度 西经94.6度 · N39.1 W94.6.

const MINUTES = 60;
const QUARTER = 90;
const HALF = 180;

const SPOKEN = [
  [/北纬|北緯|北/g, "N"], [/南纬|南緯|南/g, "S"], [/东经|東經|东|東/g, "E"], [/西经|西經|西/g, "W"],
  [/纬度|緯度|经度|經度|latitude|longitude|lat|lng|long?/gi, " "],
  [/度|º|˚/g, "°"], [/秒|[”“"]|''|’’|′′/g, "″"], [/分|[’‘´`']/g, "′"], [/[，、;；:：]/g, ","], [/[−–—]/g, "-"],
];

const SIZE = String.raw`([+-]?\d+(?:\.\d+)?)\s*°?\s*(?:(\d+(?:\.\d+)?)\s*′)?\s*(?:(\d+(?:\.\d+)?)\s*″)?`;
const ANGLE = new RegExp(String.raw`([NSEW])\s*${SIZE}|${SIZE}\s*([NSEW])?`, "g");
const SPACED = /(\d+)[ ,]+(\d+)[ ,]+(\d+(?:\.\d+)?)\s*([NSEW])/g;
const COMMAS = /^\s*([+-]?\d+),(\d+)\s*[,\s]\s*([+-]?\d+),(\d+)\s*$/;

function plainAngles(text) {
  const plain = SPOKEN.reduce((all, [from, to]) => all.replace(from, to), text.normalize("NFKC")).toUpperCase();
  return plain.replace(COMMAS, "$1.$2 $3.$4").replace(SPACED, "$1°$2′$3″$4 ");
}

function angleOf([, before, degrees, minutes, seconds, degrees2, minutes2, seconds2, after]) {
  const [d, m = 0, s = 0] = before ? [degrees, minutes, seconds] : [degrees2, minutes2, seconds2];
  const letter = before || after || "";
  const size = Math.abs(Number(d)) + Number(m) / MINUTES + Number(s) / MINUTES / MINUTES;
  const isNegative = d.startsWith("-") !== /[SW]/.test(letter);
  return { letter, value: isNegative ? -size : size, isWhole: Number(m) < MINUTES && Number(s) < MINUTES };
}

// Nothing where the text is no coordinate. Without letters the latitude stands first, unless it cannot be one.
function coordinateOf(text) {
  const angles = [...plainAngles(text).matchAll(ANGLE)].map(angleOf);
  if (angles.length !== 2 || angles.some(({ isWhole }) => !isWhole)) return null;
  const isLongitude = ({ letter }) => /[EW]/.test(letter), isLatitude = ({ letter }) => /[NS]/.test(letter);
  const [a, b] = angles;
  if (isLongitude(a) && isLongitude(b) || isLatitude(a) && isLatitude(b)) return null;
  const isTurned = isLongitude(a) || isLatitude(b) || !a.letter && !b.letter && Math.abs(a.value) > QUARTER;
  const [latitude, longitude] = (isTurned ? [b, a] : [a, b]).map(({ value }) => rounded(value));
  return Math.abs(latitude) <= QUARTER && Math.abs(longitude) <= HALF ? { latitude, longitude } : null;
}

const PLACES = 1e4;
function rounded(value) {
  return Math.round(value * PLACES) / PLACES;
}

// 北纬39.10° 西经94.58°
function coordinateWords(latitude, longitude) {
  const say = (value, plus, minus) => word(value < 0 ? minus : plus, { value: Math.abs(value).toFixed(2) });
  return `${say(latitude, "north", "south")} ${say(longitude, "east", "west")}`;
}

const RADIUS = 6371.0088;

// Great-circle distance, kilometres (haversine).
function distance(a, b) {
  const radians = (degrees) => degrees * Math.PI / HALF;
  const half = (x, y) => Math.sin(radians(y - x) / 2) ** 2;
  const [p, q] = [a.latitude, b.latitude];
  const h = half(p, q) + Math.cos(radians(p)) * Math.cos(radians(q)) * half(a.longitude, b.longitude);
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}
