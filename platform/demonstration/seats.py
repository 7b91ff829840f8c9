"""A seat of an ITC and its people, as the data write them."""

from demonstration.accounts import DOMAIN


def seat(
    organisation: str, holder: str, *, deputy: str | None = None, guest=False, follows=False, mandates=(), earlier=()
) -> dict:
    """Describes a seat: `holder` and `deputy` are accounts without domain; `earlier` lists past mandates."""
    return {
        "organisation": organisation,
        "standing": "GUEST" if guest else "PERMANENT",
        "mode": "FOLLOWS" if follows else "ATTENDS",
        "holder": holder + DOMAIN,
        "deputy": deputy and deputy + DOMAIN,
        "mandates": list(mandates),
        "earlier_mandates": list(earlier),
    }
