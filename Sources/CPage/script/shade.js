// Light and dark.

function listenToShade(page) {
  const { root } = page, system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const tellShade = () => aria(page.$(".shade"), "pressed", isDark());
  press(page, ".shade", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    tellShade();
  });
  on(system, "change", tellShade);
  tellShade();
}
