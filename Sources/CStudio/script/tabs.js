// A program that was started anew has another secret, which only the tab that it opened knows. A tab that was open
// before asks the others for it, and goes on. Only tabs at this very address hear each other.

const tabs = "BroadcastChannel" in window ? new BroadcastChannel("fmap-studio") : null;

function askTabs() {
  if (tabs) tabs.postMessage({ asks: true });
}

function listenToTabs() {
  if (tabs) tabs.addEventListener("message", ({ data }) => hearTab(data));
}

function hearTab({ asks, secret, goesOn }) {
  if (asks && !studio.isLost) tabs.postMessage({ secret: studio.secret });
  if (goesOn && !studio.isLost) say(word("found.other"));
  if (!studio.isLost || !SECRET.test(`#${secret}`) || secret === studio.secret) return;
  studio.secret = secret;
  keep(sessionStorage, STORE.secret, secret);
  tabs.postMessage({ goesOn: true });
}
