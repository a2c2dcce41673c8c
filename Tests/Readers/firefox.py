"""Firefox by Marionette: a TCP connection on which each message is `LENGTH:JSON`."""

import itertools
import json
import shutil
import socket

from browsers import WAIT_TIME, Browser
from programs import BrowserError, soon

# What the browser has noted of scripts and policies of pages, not of its own parts nor of styles, as soon as a mark is there.
SAID = """
const [mark] = arguments, faults = Services.console.getMessageArray()
  .filter((it) => it instanceof Ci.nsIScriptError && /^(file|https?|moz-nullprincipal):/.test(it.sourceName) && !/CSS|Layout/.test(it.category));
if (!faults.some((it) => it.errorMessage.includes(mark))) return null;
Services.console.reset();
return faults.map((it) => `${it.category}: ${it.errorMessage}`);
"""
PREFERENCES = {
    # The port is the system's choice, and stands in a file of the profile.
    "marionette.port": 0,
    "dom.w3c_touch_events.enabled": 1,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "layout.css.prefers-color-scheme.content-override": 2,
}


class Firefox(Browser):
    def __init__(self, is_still=False, is_dark=False):
        super().__init__()
        with self.or_quit():
            profile = self.home / "profile"
            profile.mkdir()
            wishes = {**PREFERENCES, "ui.prefersReducedMotion": int(is_still), "ui.systemUsesDarkTheme": int(is_dark)}
            lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wishes.items()]
            (profile / "user.js").write_text("".join(lines))
            program = shutil.which("firefox-esr") or shutil.which("firefox") or "/Applications/Firefox.app/Contents/MacOS/firefox"
            self.start(
                program, "--headless", "--no-remote", "--profile", profile,
                "--marionette", "--remote-allow-system-access",
            )  # fmt: skip
            port = soon(lambda: (profile / "MarionetteActivePort").read_text())
            connection = soon(lambda: socket.create_connection(("127.0.0.1", int(port)), 120))
            self.ends.callback(connection.close)
            self.stream = connection.makefile("rwb")
            self.numbers = itertools.count(1)
            self.read()
            self.send("NewSession")

    def send(self, command, **parameters):
        number, where = next(self.numbers), "" if ":" in command else "WebDriver:"
        message = json.dumps([0, number, where + command, parameters]).encode()
        self.stream.write(b"%d:%b" % (len(message), message))
        self.stream.flush()
        _, answered, error, result = self.read()
        assert answered == number
        if error:
            raise BrowserError(error["message"])
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def read(self):
        digits = b""
        while (byte := self.stream.read(1)) != b":":
            if not byte:
                raise BrowserError("Firefox has closed the connection")
            digits += byte
        return json.loads(self.stream.read(int(digits)))

    def said(self):
        # Faults come from another process in their order: all are here as soon as the last is.
        mark = f"heard until here: {next(self.numbers)}"
        self.run("(mark) => { setTimeout(() => { throw new Error(mark); }); }", mark)
        self.send("Marionette:SetContext", value="chrome")
        try:
            faults = soon(lambda: self.send("ExecuteScript", script=SAID, args=[mark]), WAIT_TIME)
        finally:
            self.send("Marionette:SetContext", value="content")
        return [fault for fault in faults if mark not in fault]

    def complaints(self, address):
        self.open(address, wait=None)
        return self.said()
