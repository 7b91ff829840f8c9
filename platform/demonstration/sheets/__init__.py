"""The sheets, one per module, the oldest first: a source comes before its adaptation. Rich texts are light markdown."""

from importlib import import_module
from pkgutil import iter_modules

SHEETS = sorted(
    (import_module(f"{__name__}.{module.name}").SHEET for module in iter_modules(__path__)),
    key=lambda sheet: (-sheet["months_ago"], sheet["key"]),
)
