// What the page says, in the language that is chosen.

// The value of data-KEY-LANGUAGE.
const inLanguage = ({ lang }, node, key) => node.dataset[key ? key + lang[0].toUpperCase() + lang.slice(1) : lang];

function words(page, key, places = {}) {
  const text = inLanguage(page, page.root, key) || "";
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in places ? places[name] : all));
}

const plural = (page, key, count) => words(page, key + (count === 1 ? "One" : "Many"), { count });

// The words of a cell.
function textOf({ lang }, cell) {
  const parts = [...cell.querySelectorAll(`.t[lang|=${lang}]`)];
  return (parts.length ? parts : [cell]).map((part) => part.textContent).join(" ").trim();
}

// How long a hand that types must rest before it is told what was found, milliseconds.
const TELL_TIME = 700;

// The one thing that is read aloud, once and not at every key.
function tell(page, text) {
  const write = () => { page.$(".summary").textContent = text; };
  clearTimeout(page.telling);
  if (page.isTyping) page.telling = setTimeout(write, TELL_TIME);
  else write();
}

// The page in another language: its name, what it is called, and which words of it are seen.
function turnTo(page, lang) {
  const { root, $$, switches } = page;
  page.lang = root.dataset.lang = lang;
  for (const button of switches) {
    const isOn = button.dataset.to === lang;
    aria(button, "pressed", isOn);
    // A language that is said anew has all styles looked up again, even the same one.
    if (isOn && html.lang !== button.lang) html.lang = button.lang;
  }
  document.title = inLanguage(page, root, "title");
  for (const node of $$("[aria-label]")) {
    const name = inLanguage(page, node, "label");
    if (name) aria(node, "label", name);
    if (name && node.title) node.title = name;
  }
}
