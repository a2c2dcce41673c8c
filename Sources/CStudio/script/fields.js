// Fields of the forms. What is written is taken while one writes, once the hand rests, and never in the middle of a
// word that is being put together (Chinese input).

const WRITING = 700;

// get and put read and write the map; words name the change.
function textField(id, label, { get, put, words, rows = 0, help = "", type = "text", isNeeded = false }) {
  const values = { id, value: get(studio.map) || "", "data-key": id, "aria-required": isNeeded ? "true" : null,
    "aria-describedby": help ? `${id}-help` : null,
    autocomplete: "off" };
  const field = rows ? el("textarea", { ...values, rows }) : el("input", { type, ...values });
  let isComposing = false;
  const take = () => {
    if ((get(studio.map) || "") === field.value) return;
    change(words, (map) => put(map, field.value), { key: id, isQuiet: true });
  };
  // What is left is what the map has: 8 is no width, and spaces around a title are none of it.
  const leave = () => {
    take();
    field.value = get(studio.map) || "";
  };
  const later = whenResting(WRITING, () => { if (!isComposing && field.isConnected) take(); });
  field.addEventListener("compositionstart", () => { isComposing = true; });
  field.addEventListener("compositionend", () => {
    isComposing = false;
    later();
  });
  field.addEventListener("input", later);
  field.addEventListener("change", leave);
  field.addEventListener("blur", endStep);
  return el("div", { class: "field" }, el("label", { for: id }, el("span", { text: label }),
    isNeeded && el("em", { text: word("needed") })), field, help
      && el("p", { class: "note", id: `${id}-help`, text: help }));
}

function selectField(id, label, options, value, act) {
  return el("div", { class: "field" }, el("label", { for: id, text: label }), el("select", {
    id, "data-key": id, on: { change: ({ target }) => act(target.value) },
  }, options.map(([key, text]) => el("option", { value: key, text, selected: key === value }))));
}

// One of a few, all in view.
function choices(name, label, options, value, act, kind = "") {
  return el("fieldset", { class: `choices ${kind}` }, el("legend", { text: label }),
    options.map(([key, text, ...more]) =>
    el("label", { class: "choice" }, el("input", {
      type: "radio", name, value: key, checked: key === value, "data-key": `${name}-${key}`,
        on: { change: () => act(key) },
    }), el("span", { text }), more)));
}

function tick(id, label, isTicked, act) {
  return el("label", { class: "choice" }, el("input", {
    type: "checkbox", checked: isTicked, "data-key": id, on: { change: ({ target }) => act(target.checked) },
  }), el("span", { text: label }));
}

// A text of the map by language: empty ones are left out, and so is what has none left.
function putName(map, key, language, text) {
  const names = { ...map[key], [language]: text.trim() };
  if (!names[language]) delete names[language];
  if (Object.keys(names).length) map[key] = names;
  else delete map[key];
}

function setLook(words, values, options) {
  change(words, (map) => {
    const next = { ...map.look, ...values };
    for (const [key, value] of Object.entries(next)) if (value === null || value === undefined) delete next[key];
    map.look = next;
    if (!Object.keys(next).length) delete map.look;
  }, options);
}
