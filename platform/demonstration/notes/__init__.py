"""The notes, one per module, with their rich texts in light markdown."""

from importlib import import_module
from pkgutil import iter_modules

NOTES = [import_module(f"{__name__}.{module.name}").NOTE for module in iter_modules(__path__)]
