"""What a file is by its own bytes, and whether it may be shown in place. Pure; believes nothing that was claimed.

Only what stands in INLINE is ever shown in place: pictures, sounds and films that a browser decodes and never runs.
Everything else, whatever it calls itself, is offered for download.
"""

import struct
from io import BytesIO

import imagesize  # type: ignore[import-untyped]
import msgspec

INLINE = frozenset(
    {
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "image/avif",
        "video/mp4",
        "video/webm",
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg",
        "audio/wav",
    }
)
"""The types that may be shown in place."""
HEAD = 524_288
"""Bytes from the beginning that are looked at: headers of pictures from cameras can be this long."""
MOST_PIXELS = 35_000_000
"""Pixels up to which a picture is shown in place; decoding more would stop a small device."""
UNKNOWN = "application/octet-stream"

_PICTURE_BRANDS = (b"avif", b"avis")
_SOUND_BRANDS = (b"M4A ", b"M4B ")
_FILM_BRANDS = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"dash", b"M4V ", b"M4VP")


class Looked(msgspec.Struct, frozen=True):
    """What the bytes say."""

    content_type: str
    """A type of INLINE, or UNKNOWN."""
    width: int | None
    height: int | None
    """Pixels as shown, turned the way the camera was held."""
    inline: bool


def look(head: bytes) -> Looked:
    """What a file is by its first HEAD bytes."""
    content_type = sniff(head)
    if not content_type.startswith("image/"):
        return Looked(content_type, None, None, content_type in INLINE)
    measured = measure(head)
    if measured is None:
        return Looked(content_type, None, None, False)
    width, height = measured
    return Looked(content_type, width, height, width * height <= MOST_PIXELS)


def sniff(head: bytes) -> str:
    """The type of INLINE that the first bytes are, or UNKNOWN."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return _of_brand(head[8:12])
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"\x42\x82\x84webm" in head[:64]:
        return "video/webm"
    if head.startswith(b"OggS\x00"):
        return "audio/ogg"
    if head.startswith(b"ID3") or _is_mpeg_sound(head):
        return "audio/mpeg"
    return UNKNOWN


def _of_brand(brand: bytes) -> str:
    """ISO base media files say by their brand what is inside (ISO/IEC 14496-12 section 4.3)."""
    if brand in _PICTURE_BRANDS:
        return "image/avif"
    if brand in _SOUND_BRANDS:
        return "audio/mp4"
    return "video/mp4" if brand in _FILM_BRANDS else UNKNOWN


def _is_mpeg_sound(head: bytes) -> bool:
    """Two frames of MPEG layer III in a row: a single sync word also begins files of other kinds."""
    size = _frame_size(head[:4])
    return size is not None and _frame_size(head[size : size + 4]) is not None


_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_LOW = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLES = (44_100, 48_000, 32_000)


def _frame_size(header: bytes) -> int | None:
    """Bytes of the MPEG layer III frame with this header, or None when it is none (ISO/IEC 11172-3 section 2.4)."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return None
    version, rate, sample = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or rate in (0, 15) or sample == 3:
        return None
    first = version == 3
    samples = _SAMPLES[sample] >> {3: 0, 2: 1, 0: 2}[version]
    bits = (_RATES if first else _RATES_LOW)[rate] * 1000
    return (144 if first else 72) * bits // samples + (header[2] >> 1 & 1)


def measure(head: bytes) -> tuple[int, int] | None:
    """Width and height of a picture in pixels, or None when its header does not say."""
    try:
        width, height = imagesize.get(BytesIO(head))
    except (ValueError, OverflowError, IndexError, KeyError, TypeError, OSError, EOFError, struct.error):
        # The bytes are anybody's; a header that cannot be read is no reason to refuse the file.
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None


def declared(content_type: str) -> str:
    """The claimed type of a file that is only offered for download; UNKNOWN where it is not a type at all."""
    claimed = content_type.partition(";")[0].strip().lower()
    kind, _, rest = claimed.partition("/")
    is_type = 0 < len(rest) <= 100 and kind.isalpha() and claimed.isascii() and not set(rest) - _TOKEN
    # A type of the list that the bytes do not bear out is a lie, whatever the reason.
    return claimed if is_type and claimed not in INLINE else UNKNOWN


_TOKEN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.+-_")
