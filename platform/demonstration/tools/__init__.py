"""The tools, one per module, with the text of their files (see `demonstration.documents.blocks`)."""

from importlib import import_module
from pkgutil import iter_modules

TOOLS = [import_module(f"{__name__}.{module.name}").TOOL for module in iter_modules(__path__)]
