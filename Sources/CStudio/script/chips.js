// Parts of the table by what is to be done, each with its count.

const PARTS = ["all", "choose", "unknown", "region", "check", "wrong", "settled"];

function chips() {
  const { counts } = studio.review;
  return el("div", { class: "chips", role: "group", "aria-label": word("chips") }, PARTS.map((part) =>
    (["wrong", "region"].includes(part) && !counts[part] && studio.show !== part ? null : el("button", {
      type: "button", class: `chip ${part}`, "aria-pressed": String(studio.show === part), "data-key": `chip-${part}`,
      on: { click: () => showPart(part) },
    }, el("span", { text: word(`part.${part}`) }), el("b",
      { text: ` ${number(part === "all" ? counts.read : counts[part])}` })))),
  el("strong", { class: isAllDone() ? "waiting none" : "waiting", text: waitingWords() }));
}

// Only inside one grade, and with the list in view.
function confirmAll() {
  const { show, review } = studio;
  const open = review.findings.filter((finding) => finding.grade === "largest" && !finding.answered && finding.place);
  if (show !== "check" || !open.length) return null;
  return el("p", { class: "row" }, button(counted("confirm.all", open.length), () => {
    change(["did.confirmAll", { count: open.length }], (map) =>
      open.forEach((finding) => setPlace(map, finding, finding.place)));
    say(counted("confirmed.all", open.length));
  }));
}

function pager() {
  const { review, from } = studio;
  if (review.shown <= ROWS_AT_ONCE) return null;
  const last = Math.min(from + ROWS_AT_ONCE, review.shown);
  return el("p", { class: "row pager" },
    button(word("pager.back"), () => showPart(studio.show, Math.max(0, from - ROWS_AT_ONCE)),
      { disabled: from === 0 }),
    el("span", { text: word("pager", { first: number(from + 1), last: number(last), all: number(review.shown) }) }),
    button(word("pager.next"), () => showPart(studio.show, last), { disabled: last >= review.shown }));
}
