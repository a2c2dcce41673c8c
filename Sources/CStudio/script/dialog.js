// Something before the page: what is behind it cannot be reached, Esc closes it, and the focus goes back.

const dialogs = { opener: null };

function openDialog(name, title, parts, kind = "") {
  closeDialog(name);
  dialogs.opener = document.activeElement;
  const head = el("h2", { id: `${name}-title`, text: title });
  const dialog = el("dialog", { id: name, class: kind, "aria-labelledby": head.id }, head, ...parts);
  dialog.addEventListener("close", () => {
    dialog.remove();
    const { opener } = dialogs, goesOn = opener && opener.isConnected ? opener : find("main");
    if (goesOn) goesOn.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function closeDialog(name) {
  const dialog = document.getElementById(name);
  if (dialog) dialog.close();
}
