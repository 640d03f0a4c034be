"""Ways to know a person, brought into the one form in which two of them are compared. What is ambiguous is refused.

An address that two programs could read as two different people must never point to an existing contact; so quoted
local parts, comments, groups and invisible characters are no addresses here, although RFC 5321 would allow some.
"""

import re
import unicodedata
from typing import Literal

from deskbell.errors import Invalid

Kind = Literal["user_id", "email", "phone", "handle"]
LONGEST = 200
"""Characters of a user id or handle."""
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")


def fold(kind: str, value: str) -> str:
    """The form in which identities of this kind are kept. Raises Invalid for what cannot be one."""
    match kind:
        case "email":
            return fold_email(value)
        case "phone":
            return fold_phone(value)
        case "handle":
            return _plain(value, "handle").removeprefix("@").casefold()
        case "user_id":
            return _plain(value, "user id")
    raise Invalid(f"“{kind[:40]}” is no way to know a contact.", "Use user_id, email, phone or handle.")


def folded(kind: str, value: str | None) -> str | None:
    """As `fold`, None for what cannot be one: sites send anything."""
    try:
        return fold(kind, value) if value else None
    except Invalid:
        return None


def fold_email(value: str) -> str:
    """One address: NFC, lower case, its domain as it travels (IDNA). Raises Invalid for anything ambiguous."""
    text = unicodedata.normalize("NFC", value.strip(" "))
    local, at, domain = text.rpartition("@")
    # An encoded word (RFC 2047) is another address to whoever decodes it.
    if at and _LOCAL.fullmatch(local) and len(local.encode()) <= 64 and "=?" not in local and not _hidden(text):
        name = _domain(domain)
        if name and len(local.encode()) + len(name) < 254:
            return f"{local.lower()}@{name}"
    raise Invalid("This is not one email address.", "Write it as name@example.com, and nothing else.")


def _domain(domain: str) -> str | None:
    import idna

    if "." not in domain or domain.endswith("."):
        return None
    try:
        name = idna.encode(domain, uts46=True, std3_rules=True).decode("ascii").lower()
    except idna.IDNAError:
        return None
    # An address of a machine instead of a name of one says nothing about who is behind it.
    return None if name.rpartition(".")[2].isdigit() else name


def fold_phone(value: str) -> str:
    """The number as E.164. Raises Invalid when it has no country code or could not exist."""
    import phonenumbers

    try:
        number = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or number.extension or not phonenumbers.is_possible_number(number):
        raise Invalid("This is not a phone number.", "Write it with the country code, like +44 20 7946 0958.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _plain(value: str, what: str) -> str:
    text = unicodedata.normalize("NFC", value.strip(" "))
    if not text or len(text) > LONGEST or not text.isprintable() or _hidden(text):
        raise Invalid(f"This cannot be a {what}.", f"It has 1 to {LONGEST} visible characters.")
    return text


def _hidden(text: str) -> bool:
    """Whether there are characters that nobody sees, which make two different texts look alike."""
    return any(unicodedata.category(c) in ("Cf", "Cc", "Zs", "Co", "Cn") for c in text if c != " ")
