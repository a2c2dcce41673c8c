"""Firefox and WebKit behind one small interface; nothing is downloaded, and what a session leaves goes with it.

Both speak the commands of W3C WebDriver. Firefox takes them itself, by its own protocol Marionette, because Debian has no
geckodriver; WebKitGTK by WebKitWebDriver, on a screen of its own that nobody sees.
"""

import base64
import contextlib
import pathlib
import tempfile
import time

from programs import Programs

# How long a page may take for what it was asked to do, seconds.
WAIT_TIME = 8
# The keys that have no letter, as WebDriver numbers them.
KEYS = {
    "Backspace": "\ue003", "Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Control": "\ue009", "Escape": "\ue00c",
    "Space": " ", "PageUp": "\ue00e", "PageDown": "\ue00f", "End": "\ue010", "Home": "\ue011", "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Delete": "\ue017",
}  # fmt: skip
# The middle of an element, scrolled to where it is seen, as soon as it has come to rest there.
MIDDLE = """async (selector) => {
  const node = document.querySelector(selector);
  if (!node) throw new Error("there is no " + selector);
  let before, now;
  do {
    before = now;
    node.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
    const { left, top, width, height } = node.getBoundingClientRect();
    now = [left + width / 2, top + height / 2].join(" ");
  } while (before !== now);
  return now.split(" ").map(Number);
}"""
# A frame of a given size in an empty page.
FRAME = """(address, width, height) => {
  const frame = document.createElement("iframe");
  frame.style.cssText = `position: absolute; left: 0; top: 0; border: 0; width: ${width}px; height: ${height}px`;
  frame.src = address;
  document.body.replaceChildren(frame);
}"""


class Browser(Programs):
    """A browser with one window. What `run` is given is a JavaScript expression, or a function of the arguments."""

    def __init__(self):
        super().__init__()
        # The frame that is spoken to.
        self.inside = None

    def send(self, command, **parameters):
        """Sends a command of WebDriver, and gives its answer; raises `BrowserError` where the browser refuses."""
        raise NotImplementedError

    def said(self):
        """The faults of script and policy since this was last asked, or since the page was there."""
        raise NotImplementedError

    def complaints(self, address):
        """What the browser's own console says of script and policy while a page loads."""
        raise NotImplementedError

    def open(self, address, wait=".ready"):
        """Opens an address anew, also where it differs only behind `#`, and waits until there is what `wait` selects."""
        self.leave()
        self.send("Navigate", url="about:blank")
        self.said()
        self.send("Navigate", url=address)
        self.hover((1, 1))
        if wait:
            self.see(wait)

    def open_framed(self, address, width, height, wait=".ready"):
        """Opens an address in a frame of any size, and speaks to the frame: windows have a least width of some 450 pixels."""
        host = self.home / "host.html"
        host.write_text("<!doctype html><title>Host</title><body></body>")
        self.open(host.as_uri(), wait=None)
        self.run(FRAME, address, width, height)
        self.enter("iframe")
        if wait:
            self.see(wait)

    def enter(self, selector):
        """Speaks to a frame of the page from now on, also out of a frame."""
        self.leave()
        self.send("SwitchToFrame", id=self.send("FindElement", using="css selector", value=selector))
        self.inside = selector

    def leave(self):
        """Speaks to the page again."""
        self.inside = None
        self.send("SwitchToFrame", id=None)

    def run(self, script, *arguments):
        """The value, as of JSON, of an expression, or of a function given the arguments; promises are waited for."""
        body = f"const it = ({script}\n); return typeof it === 'function' ? it(...arguments) : it;"
        return self.send("ExecuteScript", script=body, args=list(arguments))

    def wait(self, script, *arguments, seconds=WAIT_TIME):
        """Waits until a script gives something true, and gives that."""
        end = time.monotonic() + seconds
        while not (value := self.run(script, *arguments)):
            assert time.monotonic() < end, f"after {seconds} s there is still {value!r}: {script} {arguments or ''}"
            time.sleep(0.05)
        return value

    def see(self, selector):
        """Waits until there is an element."""
        self.wait("(selector) => !!document.querySelector(selector)", selector)

    def text(self, selector):
        """The words of an element as they are seen."""
        return self.run("(selector) => document.querySelector(selector).innerText", selector)

    def is_seen(self, selector):
        """Whether some element that is selected takes room on the page."""
        return self.run("(selector) => [...document.querySelectorAll(selector)].some((n) => n.getClientRects().length > 0)", selector)

    def size(self, width, height):
        """Makes the window so large that the page has this size."""
        self.leave()
        inner, outer = self.run("[innerWidth, innerHeight]"), self.send("GetWindowRect")
        self.send("SetWindowRect", width=outer["width"] + width - inner[0], height=outer["height"] + height - inner[1])
        self.wait("(w, h) => innerWidth === w && innerHeight === h", width, height)

    def press(self, *keys):
        """Presses keys one after the other: a character, a name of `KEYS`, or both with one held: `Shift+Tab`."""
        steps = []
        for key in keys:
            *held, last = key.split("+") if len(key) > 1 else [key]
            words = [KEYS.get(word, word) for word in [*held, last]]
            steps += [{"type": "keyDown", "value": word} for word in words]
            steps += [{"type": "keyUp", "value": word} for word in reversed(words)]
        self.act("key", steps)

    def type(self, words):
        """Types characters into what has the focus."""
        self.press(*words)

    def write(self, selector, words):
        """Puts words in the place of those in a field, key by key."""
        self.run("(selector) => { const field = document.querySelector(selector); field.focus(); field.select(); }", selector)
        self.press("Backspace")
        self.type(words)

    def hover(self, target):
        """Moves the mouse to the middle of an element, or to a place in the window."""
        self.point([self.move(target)])

    def click(self, target, kind="mouse"):
        """Clicks in the middle of an element, or at a place in the window; by the kind `touch`, a finger taps there."""
        self.point([self.move(target), {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}], kind)

    def drag(self, start, *places, kind="mouse"):
        """Drags from an element or a place over other places; by the kind `touch`, it is a swipe."""
        way = [self.move(place, 30) for place in places]
        self.point([self.move(start), {"type": "pointerDown", "button": 0}, *way, {"type": "pointerUp", "button": 0}], kind)

    def move(self, target, milliseconds=0):
        x, y = self.run(MIDDLE, target) if isinstance(target, str) else target
        return {"type": "pointerMove", "x": round(x), "y": round(y), "duration": milliseconds}

    def point(self, steps, kind="mouse"):
        self.act("pointer", steps, parameters={"pointerType": kind})

    def act(self, kind, steps, **more):
        name = more.get("parameters", {}).get("pointerType", kind)
        self.send("PerformActions", actions=[{"type": kind, "id": name, "actions": steps, **more}])

    def back(self):
        """As the browser's button: WebKit leaves out places where its visitor has touched nothing."""
        self.send("Back")

    def screenshot(self, path):
        """Writes what the window shows as PNG, also where it is a frame that is spoken to."""
        inside = self.inside
        self.run("() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")
        self.leave()
        pathlib.Path(path).write_bytes(base64.b64decode(self.send("TakeScreenshot", full=False)))
        if inside:
            self.enter(inside)
