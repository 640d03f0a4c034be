"""The SQL text of every domain, compiled from its declared statements."""

from deskbell.store.compile import DOMAINS, render


def statements() -> dict[str, str]:
    """Generated modules by their place in the repository."""
    found = {f"src/deskbell/store/generated/{domain}.py": render(domain) for domain in DOMAINS}
    return {name: text for name, text in found.items() if text}
