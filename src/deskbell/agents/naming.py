"""What may be a name and what an email address: one line of printable text, in one spelling. Pure."""

import re
import unicodedata

from deskbell.errors import Invalid

NAME_LENGTH = 120
EMAIL_LENGTH = 254
"""Characters; RFC 5321 section 4.5.3.1.3 leaves no more for an address in angle brackets."""

_JOINERS = str.maketrans("", "", "\u200c\u200d")
_EMAIL = re.compile(r"[^\s@<>()\[\]\\,;:\"]{1,64}@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*")


def clean_name(value: str, what: str = "name") -> str:
    """The name without space around it. Raises Invalid when it is empty, too long or holds what cannot be seen."""
    name = unicodedata.normalize("NFC", value).strip()
    if not name:
        raise Invalid(f"The {what} is empty.", f"Give a {what}.")
    # Joiners are part of Persian words and of emoji; nothing else that is invisible belongs into a name.
    if len(name) > NAME_LENGTH or not name.translate(_JOINERS).isprintable():
        raise Invalid(f"The {what} cannot be used.", f"One line of at most {NAME_LENGTH} characters.")
    return name


def clean_email(value: str) -> str:
    """The address in lower case, as it is stored and compared. Raises Invalid when it is none."""
    email = unicodedata.normalize("NFC", value).strip().lower()
    if len(email) > EMAIL_LENGTH or not email.isprintable() or not _EMAIL.fullmatch(email):
        raise Invalid("The email is not an address.", "Write it like name@company.example.")
    return email
