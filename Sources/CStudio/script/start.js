// The beginning: the secret leaves the address at once and stays in this tab alone; the frame is built; the program
// is asked.

const SECRET = /^#([0-9a-f]{32})$/i;

function takeSecret() {
  const [, secret] = location.hash.match(SECRET) || [];
  if (secret) keep(sessionStorage, STORE.secret, secret);
  studio.secret = secret || kept(sessionStorage, STORE.secret) || "";
  if (secret || !STEPS.includes(location.hash.slice(1))) history.replaceState(null, "", "#list");
  studio.step = location.hash.slice(1) || "list";
}

function buildFrame() {
  document.body.append(
    el("a", { class: "skip", href: "#work", text: word("skip"), on: { click: (event) => {
      event.preventDefault();
      find("main").focus();
    } } }),
    el("header", { class: "top" }), el("div", { class: "bar", hidden: true }),
    el("main", { id: "work", tabindex: "-1" }),
    el("footer", { class: "bottom" }, el("div", { class: "foot" }),
      el("p", { class: "status", role: "status", "aria-live": "polite" }), el("div", { class: "onward" })),
    el("div", { class: "drop-sign", "aria-hidden": "true", text: word("drop.here") }));
}

function chosenLanguage() {
  const stored = kept(localStorage, STORE.lang);
  return LANGUAGES.includes(stored) ? stored : (navigator.language || "zh").startsWith("zh") ? "zh" : "en";
}

async function start() {
  takeSecret();
  studio.lang = chosenLanguage();
  studio.isLarge = Boolean(kept(localStorage, STORE.large));
  html.lang = studio.lang === "zh" ? "zh-Hans" : "en";
  html.classList.toggle("large-text", studio.isLarge);
  buildFrame();
  paint();
  [listenToUndo, listenToDrops, listenToPaste, listenToTabs].forEach((listen) => listen());
  addEventListener("hashchange", goToHash);
  addEventListener("beforeunload", (event) => { if (!studio.isSaved && !studio.isEnded) event.preventDefault(); });
  try {
    await Promise.all([loadLand(),
      (async () => { 
      studio.start = { samples: [], ...await askStart() };
    })()]);
  } catch (error) {
    if (error.problems) lose("lost.other");
  }
  listenToProgram();
  await beginWork();
}

start();
