"""The customer's site: pages of another origin that embed the chat, and what it saw asked of it."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
SCRIPT = "https://cdn.example.com/chat.min.js"
"""The address in the loader as it is printed; the only thing that is replaced in it."""


class CustomerSite:
    """Pages at http://localhost:<port>, while the desk is at 127.0.0.1: another origin and another site."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, dict[str, str]]] = {}
        self.asked: list[str] = []
        site = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                text, headers = site.pages.get(self.path.partition("?")[0], ("", {}))
                self.send_response(200 if text else 404)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, format: str, *args: object) -> None:
                """The test says what went wrong."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def origin(self) -> str:
        """As browsers write it."""
        return f"http://localhost:{self._server.server_port}"

    def show(self, path: str, text: str, **headers: str) -> str:
        """Put a page up; returns its address."""
        self.pages[path] = (text, {name.replace("_", "-"): value for name, value in headers.items()})
        return self.origin + path

    def embed(self, desk: str, path: str = "/pricing", page: str = "loader.html", **replaced: str) -> str:
        """Put up a page of ours that embeds the desk's chat; returns its address."""
        return self.show(path, embedding((PAGES / page).read_text(), desk, **replaced))

    def embed_frame(self, address: str) -> str:
        """Put up a page that shows another in a frame; returns its address."""
        return self.show("/framing", (PAGES / "framing.html").read_text().replace("FRAMED", address))

    def close(self) -> None:
        """Take the site down."""
        self._server.shutdown()
        self._server.server_close()


def embedding(text: str, desk: str, **replaced: str) -> str:
    """A page's text with the script's address replaced by the desk's, and whatever else is named."""
    assert SCRIPT in text
    for word, by in {SCRIPT: f"{desk}/chat.min.js", **replaced}.items():
        text = text.replace(word, by)
    return text
