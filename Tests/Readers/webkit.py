"""WebKitGTK's small browser by WebKitWebDriver, on a screen of its own."""

import glob
import http.client
import json
import re
import socket

from browsers import Browser
from programs import START_TIME, BrowserError, soon, stop

# The way and the path of each command that is used, behind the address of the session.
COMMANDS = {
    "Navigate": ("POST", "/url"), "Back": ("POST", "/back"), "ExecuteScript": ("POST", "/execute/sync"),
    "PerformActions": ("POST", "/actions"), "FindElement": ("POST", "/element"), "SwitchToFrame": ("POST", "/frame"),
    "GetWindowRect": ("GET", "/window/rect"), "SetWindowRect": ("POST", "/window/rect"), "TakeScreenshot": ("GET", "/screenshot"),
}  # fmt: skip
# Where distributions put the browser, which is no program of its own to them.
PLACES = ["/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/lib*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/webkit2gtk-4.*/MiniBrowser"]
# As large as the largest window that is tried.
SCREEN = "3900x2300x24"
# What the browser writes about a page: where it is from, its level, the words, and sometimes the address behind them.
CONSOLE = re.compile(r"^(?:\S+: )?CONSOLE (.*)$", re.M)
# Notes what goes wrong in a page from now on.
LISTEN = """() => {
  if (window.heard) return;
  window.heard = [];
  const note = (event) => heard.push([event.type, event.message, event.reason, event.violatedDirective, event.blockedURI].join(" "));
  for (const kind of ["error", "unhandledrejection", "securitypolicyviolation"]) addEventListener(kind, note, true);
}"""
# A page that says when the one in its frame has had the time to load and to begin.
END = "heard until here"
HOST = f"""<!doctype html><meta charset="utf-8"><iframe width="1200" height="800"></iframe><script>
document.querySelector("iframe").src = %s;
document.querySelector("iframe").onload = () => setTimeout(() => console.log("{END}"), 500);
</script>"""


class WebKit(Browser):
    def __init__(self, is_still=False, is_dark=False):
        super().__init__()
        with self.or_quit():
            wishes = self.home / "config/gtk-3.0/settings.ini"
            wishes.parent.mkdir(parents=True)
            wishes.write_text(f"[Settings]\ngtk-enable-animations={int(not is_still)}\n")
            self.port, theme = free_port(), {"GTK_THEME": "Adwaita:dark"} if is_dark else {}
            self.display = self.screen()
            self.start("WebKitWebDriver", f"--port={self.port}", environment={"DISPLAY": self.display, **theme})
            soon(lambda: self.ask("GET", "/status")["ready"])
            session = self.ask("POST", "/session", {"capabilities": {}})
            self.path = f"/session/{session['sessionId']}"
            self.ends.callback(self.ask, "DELETE", self.path)

    def screen(self):
        """The name of a screen in memory, which the server chooses."""
        name = self.home / "screen"
        with open(name, "wb") as file:
            self.start("Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp", output=file)
        return ":" + soon(lambda: re.findall(r"^(\d+)\n", name.read_text(), re.M))[0]

    def send(self, command, **parameters):
        way, path = COMMANDS[command]
        return self.ask(way, self.path + path, parameters)

    def ask(self, way, path, parameters=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_TIME)
        body = json.dumps(parameters or {}) if way == "POST" else None
        connection.request(way, path, body, {"Content-Type": "application/json"})
        with connection.getresponse() as answer:
            value = json.loads(answer.read())["value"]
        connection.close()
        if answer.status != 200:
            raise BrowserError(value["message"] or value["error"])
        return value

    def open(self, address, wait=".ready"):
        super().open(address, wait)
        self.run(LISTEN)

    def enter(self, selector):
        super().enter(selector)
        self.run(LISTEN)

    def said(self):
        return self.run("(window.heard || []).splice(0)")

    def complaints(self, address):
        """A driven browser keeps its console to itself, so that another one opens the page in a frame, and tells it."""
        host, log = self.home / "host.html", self.home / "log"
        host.write_text(HOST % json.dumps(address), encoding="utf-8")
        words = ["--enable-write-console-messages-to-stdout=true", host.as_uri()]
        with open(log, "wb") as output:
            browser = self.start("stdbuf", "-oL", program(), *words, output=output, environment={"DISPLAY": self.display})
        lines = soon(lambda: (found := CONSOLE.findall(log.read_text(errors="replace"))) and END in found[-1] and found)
        stop(browser)
        return lines[:-1]


def program():
    found = [path for place in PLACES for path in glob.glob(place)]
    if not found:
        raise BrowserError(f"there is no {' nor '.join(PLACES)}")
    return found[0]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
