// Undo. Each step holds the whole project, and the words that say what it did.

const MOST_STEPS = 60;

function take({ text, table, files }) {
  Object.assign(studio, { map: text ? JSON.parse(text) : null, table, files });
}

function stepNow(words, key) {
  const { map, table, files } = studio;
  return { text: map ? textOf(map) : "", table, files: { ...files }, words, key };
}

// After some steps were undone, a new one does not destroy them: going back to here becomes a step itself.
function addStep(words, key) {
  const { past } = studio;
  if (studio.at < past.length - 1) past.push({ ...past[studio.at], words: ["did.back", {}], key: "" });
  const last = past[past.length - 1];
  // What is written into one field without leaving it is one step.
  if (key && last && last.key === key && past.length > 1) past.pop();
  past.push(stepNow(words, key));
  if (past.length > MOST_STEPS) past.splice(1, past.length - MOST_STEPS);
  studio.at = past.length - 1;
}

// A field was left: what is written into it next is another step.
function endStep() {
  const step = studio.past[studio.at];
  if (step) step.key = "";
}

// Changes the map: act is given it. words is the key of the sentence and its places, which name the change in 撤销.
// isQuiet leaves the form as it is, because somebody writes in it.
function change(words, act, { key = "", isQuiet = false } = {}) {
  act(studio.map);
  addStep(words, key);
  studio.isSaved = false;
  changed(isQuiet);
}

// All that follows from another project.
function changed(isQuiet = false) {
  keepWork();
  askReview();
  askDrawing();
  if (isQuiet) paintFoot();
  else paint();
}

const canUndo = () => studio.at > 0;
const canRedo = () => studio.at < studio.past.length - 1;

const didWords = (step) => (step && step.words ? word(step.words[0], step.words[1]) : "");

function goToStep(at, key) {
  const what = didWords(studio.past[Math.max(at, studio.at)]);
  Object.assign(studio, { at, change: "" });
  take(studio.past[at]);
  if (!studio.table) Object.assign(studio, { review: null, panel: null });
  say(word(key, { what }));
  changed();
}

function undo() {
  if (canUndo()) goToStep(studio.at - 1, "undone");
}

function redo() {
  if (canRedo()) goToStep(studio.at + 1, "redone");
}

const isField = (node) => Boolean(node
  && node.matches("input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea"));

// In a field the browser's own undo serves.
function listenToUndo() {
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isField(event.target)) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) redo();
    else undo();
  });
}
