"""Something between the desk and its PostgreSQL that can fail like a network: it cuts the line when told to."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from psycopg.conninfo import conninfo_to_dict


class Line:
    """Passes bytes on in both directions, until what the desk sends holds `cut_at`: that is still passed on, the
    server's answer is not."""

    def __init__(self, url: str) -> None:
        parts = conninfo_to_dict(url)
        self._server = f"{parts['host']}/.s.PGSQL.5432"
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"postgresql://deskbell@127.0.0.1:{self._door.getsockname()[1]}/{parts['dbname']}?sslmode=disable"
        self.cut_at = b""
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                desk, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(desk,), daemon=True).start()

    def _serve(self, desk: socket.socket) -> None:
        with desk, socket.socket(socket.AF_UNIX) as server:
            server.connect(self._server)
            back = threading.Thread(target=self._pass_back, args=(server, desk), daemon=True)
            back.start()
            while data := desk.recv(65_536):
                cutting = bool(self.cut_at) and self.cut_at in data
                if cutting:
                    self.cut_at = b""
                    desk.shutdown(socket.SHUT_RDWR)
                server.sendall(data)
                if cutting:
                    break
            server.shutdown(socket.SHUT_WR)
            back.join()

    def _pass_back(self, server: socket.socket, desk: socket.socket) -> None:
        try:
            while data := server.recv(65_536):
                desk.sendall(data)
        except OSError:
            # The desk's end is cut; the server still finishes what it was asked for.
            while server.recv(65_536):
                pass

    def close(self) -> None:
        self._door.close()


@contextmanager
def cuttable(url: str) -> Iterator[Line]:
    """A line to that server."""
    line = Line(url)
    try:
        yield line
    finally:
        line.close()
