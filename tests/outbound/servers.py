"""What the door meets in its tests: real servers on loopback, resolvers and dialers that keep a record."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from deskbell.outbound.addresses import Address
from deskbell.outbound.dialing import Streams, dial

Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@dataclass
class Server:
    port: int
    requests: list[bytes] = field(default_factory=list)
    server_names: list[str | None] = field(default_factory=list)
    connections: int = 0
    bytes_taken: int = 0
    """How much of an endless answer could be written before the door closed the connection."""


async def read_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next((line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), b":0")
    return head + await reader.readexactly(int(length.split(b":")[1]))


@contextlib.asynccontextmanager
async def serving(
    answer: bytes | Script = OK, *, tls: ssl.SSLContext | None = None, then: bytes = b""
) -> AsyncIterator[Server]:
    """A server that reads a request, gives `answer`, and repeats `then` until nobody takes it any more."""
    seen = Server(0)

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.connections += 1
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            if callable(answer):
                await answer(reader, writer)
            else:
                seen.requests.append(await read_request(reader))
                writer.write(answer)
                while then:
                    writer.write(then)
                    await writer.drain()
                    seen.bytes_taken += len(then)
                if not answer:
                    await reader.read()
        writer.close()

    if tls:
        tls.sni_callback = lambda _socket, name, _context: seen.server_names.append(name)
    server = await asyncio.start_server(meet, "127.0.0.1", 0, ssl=tls)
    seen.port = server.sockets[0].getsockname()[1]
    try:
        yield seen
    finally:
        server.close()


class Names:
    """A resolver that gives its answers in turn, the last one for ever, and counts how often it was asked."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self._answers = answers
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Sequence[Address]:
        answer = self._answers[min(len(self.asked), len(self._answers) - 1)]
        self.asked.append(host)
        return [ip_address(address) for address in answer]


class Network:
    """A dialer that notes what is dialled, and leads every address that is `up` to a server on loopback."""

    def __init__(self, server: Server, up: Sequence[str]) -> None:
        self._server, self._up = server, up
        self.dialled: list[str] = []

    async def __call__(self, address: Address, port: int, tls: ssl.SSLContext | None, name: str) -> Streams:
        self.dialled.append(str(address))
        if str(address) not in self._up:
            raise ConnectionRefusedError(111, "refused")
        return await dial(ip_address("127.0.0.1"), self._server.port, tls, name)


class NoNetwork:
    """A dialer for what must cost no packet."""

    async def __call__(self, address: Address, port: int, tls: ssl.SSLContext | None, name: str) -> Streams:
        raise AssertionError(f"{address} was dialled")


def certificate_for(name: str, folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """The TLS contexts of a server that is `name`, and of a client that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "server.pem"
    pem.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(pem)
    return server, ssl.create_default_context(cafile=str(pem))
