"""Pictures that a browser really draws, made from nothing."""

import struct
import zlib

from playwright.async_api import FilePayload, Locator


def picture(
    name: str, width: int = 320, height: int = 200, colour: tuple[int, int, int] = (14, 165, 233)
) -> FilePayload:
    """A picture of one colour."""
    rows = (b"\x00" + bytes(colour) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    ]
    return {"name": name, "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + b"".join(chunks)}


async def drawn_width(image: Locator) -> int:
    """The width in pixels of what was really decoded, once it was."""
    await image.scroll_into_view_if_needed()
    return int(await image.evaluate("async (image) => { await image.decode(); return image.naturalWidth }"))
