// One line that is read aloud, and the bar that says that the program has ended.

function say(text) {
  studio.told = text;
  const line = find(".status");
  if (line) line.textContent = text;
}

const MOMENT = 6000;

// What is true for a moment only; whatever is said meanwhile stays.
function sayForNow(text) {
  say(text);
  setTimeout(() => { if (studio.told === text) say(""); }, MOMENT);
}

// What keeps something from being done. It stays until the next sentence.
function tellProblems(problems) {
  const parts = problems.slice(0, 2).map((problem) => {
    const { message, cure } = problemWords(problem);
    return cure ? `${message}${word("separator")}${cure}` : message;
  });
  say(parts.join(word("full")) || word("failed"));
}

const tellRefused = ({ problems }) => problems && tellProblems(problems);

// A page without a map that the program does not know has nothing to say but where there is another one.
function lose(key = "lost") {
  if (key === "lost.other" && !studio.table && !kept(sessionStorage, STORE.work)) {
    studio.isEnded = true;
    return showEnded("stranger", "stranger.note");
  }
  const isNew = studio.isLost !== key;
  studio.isLost = key;
  if (isNew) paintBar();
}

// A program that was started anew tells which table it has; it may have been saved meanwhile.
async function regain() {
  if (!studio.isLost) return;
  studio.isLost = false;
  paintBar();
  sayForNow(word("found.again"));
  const { table } = await askStart();
  if (table) renew(table);
  changed();
}

async function askStart() {
  return (await check(await send("/api/start"))).json();
}

function paintBar() {
  const bar = find(".bar");
  if (!bar) return;
  bar.hidden = !studio.isLost;
  replace(bar, studio.isLost && [
    el("strong", { text: word(studio.isLost) }),
    el("span", { text: word(studio.table ? "lost.note" : "lost.bare") }),
    studio.table && button(word("work.save"), saveWork),
  ]);
  if (studio.isLost) say(word(studio.isLost));
  for (const node of findAll("[data-needs-program]")) mayNot(node, studio.isLost);
}

// A button that cannot act now says why; it keeps its place for the keyboard.
function mayNot(node, isLost) {
  if (isLost) node.setAttribute("aria-disabled", "true");
  else node.removeAttribute("aria-disabled");
  node.title = isLost ? word("lost.why") : "";
}
