"""How the tests of the page come to it: a server of a folder, and a visitor who hears whatever the browser has to complain of."""

import contextlib
import functools
import http.server
import threading


class Quiet(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        # Some builds of Chromium ask every server for it, and say on the console when there is none.
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder, handler=Quiet):
    """The address at which a folder is served as long as the block runs."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def visitor(browser, size=(1280, 900), **options):
    """An empty page of a window; in `said` is what its console says and what its scripts fail with."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    return page


def opened(browser, address, size=(1280, 900), **options):
    """A page at an address, whatever it is."""
    page = visitor(browser, size, **options)
    page.goto(address)
    return page


def visit(browser, address, size=(1280, 900), **options):
    """The interactive page, once its script has come."""
    page = opened(browser, address, size, **options)
    page.wait_for_selector(".ready")
    return page
