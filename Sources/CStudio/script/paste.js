// Cells that were copied in Excel. Their plain text is read: the other forms hold what the screen showed, #### and
// rounded numbers.

function listenToPaste() {
  document.addEventListener("paste", (event) => {
    if (isField(event.target) || studio.step !== "list") return;
    const files = [...event.clipboardData.files];
    const text = event.clipboardData.getData("text/plain");
    event.preventDefault();
    if (text.includes("\t") || text.trim().includes("\n")) usePasted(text);
    else if (files.length) openFiles(files.map((file) => ({ path: file.name, file })));
    else say(word("paste.nothing"));
  });
}

function usePasted(text) {
  const name = word("paste.name");
  closePaste();
  openFiles([{ path: name, file: new Blob([text], { type: "text/tab-separated-values" }) }]);
}

const rowsIn = (text) => text.split(/\r\n|\r|\n/).filter((line) => line.trim());

// What was pasted is shown as counts, before it is used.
function openPaste() {
  const area = el("textarea", { id: "paste", rows: 8, "aria-describedby": "paste-help", spellcheck: "false" });
  const told = el("p", { class: "note", role: "status" });
  const use = button(word("paste.use"), () => usePasted(area.value), { class: "main", disabled: true });
  area.addEventListener("input", () => {
    const rows = rowsIn(area.value);
    use.disabled = rows.length < 2;
    told.textContent = rows.length ? word("paste.found", {
      rows: rows.length, columns: Math.max(...rows.map((row) => row.split("\t").length)),
    }) : "";
  });
  openDialog("paste-dialog", word("paste"), [
    el("label", { for: "paste", text: word("paste.here") }), area,
    el("p", { class: "note", id: "paste-help", text: word("paste.help") }), told,
    el("p", { class: "row" }, use, button(word("cancel"), closePaste)),
  ]);
  area.focus();
}

function closePaste() {
  closeDialog("paste-dialog");
}
