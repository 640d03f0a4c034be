"""Files as people send them, made from nothing: pictures of a stated size, and things that only pretend."""

import struct
import zlib


def png(width: int, height: int) -> bytes:
    """The header of a picture is what is read; no pixel follows it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


def jpeg(width: int, height: int, orientation: int = 1) -> bytes:
    """A photograph as a camera writes it, with the way it was held."""
    tags = b"MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01" + struct.pack(
        ">HHI", orientation, 0, 0
    )
    exif = b"Exif\x00\x00" + tags
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"\x01\x11\x00\x02\x11\x01\x03\x11\x01"
    segments = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    segments += b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame
    return b"\xff\xd8" + segments + b"\xff\xda\x00\x02\xff\xd9"


def gif(width: int, height: int) -> bytes:
    """A picture of the oldest kind."""
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x00\x00\x00;"


def webp(width: int, height: int) -> bytes:
    """A picture in the extended form."""
    size = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    chunk = b"VP8X" + struct.pack("<I", 10) + b"\x00\x00\x00\x00" + size
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content


def avif(width: int, height: int) -> bytes:
    """A picture in boxes, its size a property of the first item."""
    whole = b"\x00" * 4
    sized = _box(b"ispe", whole + struct.pack(">II", width, height))
    belongs = _box(b"ipma", whole + struct.pack(">IHBB", 1, 1, 1, 1))
    first = _box(b"pitm", whole + struct.pack(">H", 1))
    meta = _box(b"meta", whole + first + _box(b"iprp", _box(b"ipco", sized) + belongs))
    return _box(b"ftyp", b"avif\x00\x00\x00\x00avifmif1") + meta


def mp3() -> bytes:
    """Two silent frames."""
    frame = b"\xff\xfb\x90\x00" + b"\x00" * 413
    return frame + frame


MP4 = _box(b"ftyp", b"isom\x00\x00\x02\x00isomavc1") + _box(b"mdat", b"\x00" * 64)
M4A = _box(b"ftyp", b"M4A \x00\x00\x00\x00M4A ") + _box(b"mdat", b"\x00" * 64)
WEBM = (
    b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"
    + b"\x00" * 40
)
OGG = b"OggS\x00\x02" + b"\x00" * 60
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\x00" * 40

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(document.domain)</script>"
XHTML = b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>'
MHT = b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + HTML
PDF = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj"
