"""One seat of an ITC and who holds it, as the data write it."""

from website.demo.accounts import DOMAIN


def seat(
    organisation: str, holder: str, *, deputy: str | None = None, guest=False, follows=False, mandates=(), earlier=()
) -> dict:
    """`holder` and `deputy` are accounts, without their domain; `earlier` are the mandates of the turn before."""
    return {
        "organisation": organisation,
        "standing": "GUEST" if guest else "PERMANENT",
        "mode": "FOLLOWS" if follows else "ATTENDS",
        "holder": holder + DOMAIN,
        "deputy": deputy and deputy + DOMAIN,
        "mandates": list(mandates),
        "earlier_mandates": list(earlier),
    }
