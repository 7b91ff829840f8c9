"""Public pages."""

from tests.support.site import EVERYONE, plain

MATRIX = {
    "public_home": (plain("public_home"), EVERYONE),
    "help": (plain("help"), EVERYONE),
    "legal": (plain("legal"), EVERYONE),
    "accessibility": (plain("accessibility"), EVERYONE),
    "personal_data": (plain("personal_data"), EVERYONE),
}
