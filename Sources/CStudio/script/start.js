// The beginning: the secret leaves the address at once and stays in this tab alone; the frame is built; the program
// is asked.

const SECRET = /^#([0-9a-f]{32})$/i;

function takeSecret() {
  const [, secret] = location.hash.match(SECRET) || [];
  if (secret) keep(sessionStorage, STORE.secret, secret);
  studio.secret = secret || kept(sessionStorage, STORE.secret) || "";
  if (secret || !STEPS.includes(location.hash.slice(1))) history.replaceState(null, "", `#${studio.step}`);
  studio.step = location.hash.slice(1);
}

function buildFrame() {
  document.body.append(
    el("a", { class: "skip", href: "#work", on: { click: (event) => {
      event.preventDefault();
      find("main").focus();
    } } }),
    el("header", { class: "top" }), el("div", { class: "bar", hidden: true }),
    el("main", { id: "work", tabindex: "-1" }),
    el("footer", { class: "bottom" }, el("div", { class: "foot" }),
      el("p", { class: "status", role: "status", "aria-live": "polite" }), el("div", { class: "onward" })),
    el("div", { class: "drop-sign", "aria-hidden": "true" }));
}

function chosenLanguage() {
  const stored = kept(localStorage, STORE.lang);
  return LANGUAGES.includes(stored) ? stored : (navigator.language || "zh").startsWith("zh") ? "zh" : "en";
}

// Browsers before 2023 ask only where returnValue says something.
function askBeforeLeaving(event) {
  if (studio.isSaved || studio.isEnded) return;
  event.preventDefault();
  event.returnValue = "ask";
}

// An address without the secret, as it stands in the browser's line, leads to no work.
function meetStranger() {
  studio.isEnded = true;
  addEventListener("hashchange", goToHash);
  showEnded("stranger", "stranger.note");
}

async function start() {
  takeSecret();
  studio.lang = chosenLanguage();
  studio.isLarge = Boolean(kept(localStorage, STORE.large));
  html.lang = studio.lang === "zh" ? "zh-Hans" : "en";
  html.classList.toggle("large-text", studio.isLarge);
  if (!studio.secret) return meetStranger();
  buildFrame();
  paint();
  [listenToPresses, listenToUndo, listenToDrops, listenToPaste].forEach((listen) => listen());
  listenToPages();
  await takeId(kept(sessionStorage, STORE.id));
  addEventListener("hashchange", goToHash);
  addEventListener("beforeunload", askBeforeLeaving);
  try {
    const [said] = await Promise.all([askStart(), loadLand()]);
    Object.assign(studio.start, said);
  } catch (error) {
    if (studio.isEnded) return;
  }
  listenToProgram();
  await beginWork();
}

start();
