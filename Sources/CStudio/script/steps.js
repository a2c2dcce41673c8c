// The frame around the steps: which one is open stands in the address, so that the browser's Back goes one step back.

const STEPS = ["list", "map", "look", "save"];

const parts = { list: listStep, map: mapStep, look: lookStep, save: saveStep };

function paint() {
  if (studio.isEnded) return;
  find(".skip").textContent = word("skip");
  find(".drop-sign").textContent = word("drop.here");
  rebuild(find(".top"), topParts);
  rebuild(find("main"), () => [faultBox(), parts[studio.step]()]);
  paintFoot();
  for (const node of findAll("[data-needs-program]")) mayNot(node, studio.isLost);
}

function topParts() {
  const isZh = studio.lang === "zh";
  return [
    el("span", { class: "brand" }, el("img", { src: "/icon.svg", alt: "" }), el("b", { text: "fmap" })),
    el("nav", { "aria-label": word("steps") }, el("ol", { class: "steps" },
      STEPS.map((step, n) => el("li", {}, el("a", {
      href: `#${step}`, "data-key": `step-${step}`, "aria-current": step === studio.step ? "step" : null,
    }, el("b", { text: String(n + 1) }), el("span", { text: word(`step.${step}`) })))))),
    el("div", { class: "switches" },
      button(word("large"), () => setLarge(!studio.isLarge), { "aria-pressed": String(studio.isLarge) }),
      button(isZh ? "English" : "中文", () => speak(isZh ? "en" : "zh"),
        { lang: isZh ? "en" : "zh-Hans", "data-key": "language" }),
      button(word("end"), end)),
  ];
}

function paintFoot() {
  if (studio.isEnded) return;
  rebuild(find(".foot"), footParts);
  rebuild(find(".onward"), () => [(studio.table || studio.step !== "list") && stepLink(1, "next")]);
}

// Back and next are always at the same place.
function stepLink(by, key) {
  const step = STEPS[STEPS.indexOf(studio.step) + by];
  const words2 = (name, kind) => el("span", { class: kind, text: word(name, { step: word(`step.${step}`) }) });
  return step && el("a", { class: `button ${by > 0 ? "main" : ""}`, href: `#${step}`, "data-key": key },
    words2(key, "long-words"), words2(`${key}.short`, "short-words"));
}

// 撤销 says what it undoes.
function footParts() {
  const what = word("undo", { what: didWords(studio.past[studio.at]) });
  const again = word("redo", { what: didWords(studio.past[studio.at + 1]) });
  return [
    stepLink(-1, "back"),
    canUndo() && button(what, undo, { "data-key": "undo", class: "undo" }),
    canRedo() && button(again, redo, { "data-key": "redo", class: "undo" }),
  ];
}

// Another step begins at its top, and its heading is where one reads on. The address of a program that was started anew
// may be pasted into this very page.
function goToHash() {
  if (SECRET.test(location.hash)) {
    takeSecret();
    return studio.isEnded && location.reload();
  }
  const step = location.hash.slice(1);
  if (studio.isEnded || !STEPS.includes(step) || step === studio.step) return;
  studio.step = step;
  say("");
  paint();
  scrollTo(0, 0);
  document.title = `${word(`step.${step}`)} – fmap studio`;
  const head = find("main h1");
  if (!head) return;
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
}

function setLarge(isLarge) {
  studio.isLarge = isLarge;
  html.classList.toggle("large-text", isLarge);
  keep(localStorage, STORE.large, isLarge ? "yes" : "");
  paint();
}

function speak(lang) {
  studio.lang = lang;
  html.lang = lang === "zh" ? "zh-Hans" : "en";
  document.title = `${word(`step.${studio.step}`)} – fmap studio`;
  keep(localStorage, STORE.lang, lang);
  paint();
  paintBar();
  // What was said before was said in the other language.
  if (studio.review) sayCounts();
  else if (!studio.isLost) say("");
}
