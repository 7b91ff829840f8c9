"""One seat of an ITC and who holds it, as the data write it."""

from website.demo.accounts import DOMAIN


def seat(organisation: str, holder: str, *, deputy: str | None = None, guest=False, follows=False, mandates=()) -> dict:
    """`holder` and `deputy` are accounts, without their domain."""
    return {
        "organisation": organisation,
        "standing": "GUEST" if guest else "PERMANENT",
        "mode": "FOLLOWS" if follows else "ATTENDS",
        "holder": holder + DOMAIN,
        "deputy": deputy and deputy + DOMAIN,
        "mandates": list(mandates),
    }
