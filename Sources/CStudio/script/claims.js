// What the office itself has stated, to be compared with the table: a day, a number of cities, and where it was
// published. A statement is a part of the map once it is whole; until then it is only written.

const CLAIM = ["date", "cities", "source"];

function claimsPart() {
  const claims = studio.map.claims || [];
  return el("div", { class: "part" }, el("h3", { text: word("claims") }),
    el("p", { class: "note", text: word("claims.help") }),
    claims.length > 0 && el("ul", { class: "claims" }, claims.map(claimLine)), claimForm());
}

const countOf = ({ cities, counts = {} }) => cities || Object.values(counts).reduce((sum, one) => sum + one, 0);

function claimLine(claim, n) {
  const words = [claim.date, counted("claim.count", countOf(claim)), claim.source].filter(Boolean).join(" · ");
  return el("li", {}, el("span", { text: words }), button(word("claim.remove"), () =>
    change(["did.claims", {}], (map) => {
      map.claims.splice(n, 1);
      if (!map.claims.length) delete map.claims;
    }), { "data-key": `claim-remove-${n}`, "aria-label": word("claim.remove.what", { date: claim.date }) }));
}

function claimForm() {
  const fields = CLAIM.map((key) => el("input", { type: "text", id: `claim-${key}`, "data-key": `claim-${key}`,
    autocomplete: "off", value: (studio.draft || {})[key] || "", on: { input: () => {
      studio.draft = Object.fromEntries(CLAIM.map((name, n) => [name, fields[n].value.trim()]));
    } } }));
  return el("form", { class: "way", on: { submit: (event) => {
    event.preventDefault();
    addClaim(studio.draft || {});
  } } }, el("div", { class: "pair" }, CLAIM.map((key, n) =>
    el("div", { class: "field" }, el("label", { for: `claim-${key}`, text: word(`claim.${key}`) }), fields[n]))),
  el("p", { class: "row" }, el("button", { type: "submit", "data-key": "claim-add", text: word("claim.add") })));
}

// The first thing that is not yet as it must be, by its key; nothing where all is well.
function faultOf({ date = "", cities = "", source = "" }) {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  if (!isDay) return "date";
  if (!/^[1-9]\d*$/.test(cities)) return "cities";
  return /^https?:\/\/[^\s/]+\.\S+$/.test(source) ? null : "source";
}

function addClaim(draft) {
  const fault = faultOf(draft);
  if (fault) {
    say(word(`claim.fault.${fault}`));
    find(`#claim-${fault}`).focus();
    return;
  }
  studio.draft = null;
  change(["did.claims", {}], (map) => {
    map.claims = [...(map.claims || []), { ...draft, cities: Number(draft.cities) }];
  });
}
