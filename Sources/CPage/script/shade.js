// Light and dark.

function listenToShade(page) {
  const { dataset } = page.root, system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (dataset.theme ? dataset.theme === "dark" : system.matches);
  const show = () => aria(page.$(".shade"), "pressed", isDark());
  press(page, ".shade", () => {
    dataset.theme = isDark() ? "light" : "dark";
    show();
  });
  on(system, "change", show);
  show();
}
