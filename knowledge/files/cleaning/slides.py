"""PowerPoint: finds and drops hidden slides."""

from knowledge.files.cleaning.findings import Found
from knowledge.files.cleaning.markup import DROP, Filter
from knowledge.files.cleaning.office import OfficeFilter
from knowledge.files.markup import is_on


class SlideReader(Filter):
    """Reads a slide a first time: tells whether it is hidden."""

    hidden = False

    def start(self, name, attributes, path):
        if name == "p:sld" and not path:
            self.hidden = not is_on(attributes, "show")


class DeckReader(Filter):
    """Reads the presentation a first time: finds the number of each slide's relation in its list."""

    def __init__(self):
        self.numbers: dict[str, str] = {}

    def start(self, name, attributes, path):
        if name == "p:sldId" and path[-1:] == ["p:sldIdLst"]:
            self.numbers[attributes.get("r:id", "")] = attributes.get("id", "")


class DeckFilter(OfficeFilter):
    """Filters the presentation: removes dropped slides from its sections."""

    def __init__(self, found: Found, where: str, gone: set[str], numbers: set[str]):
        super().__init__(found, where, gone)
        self.numbers = numbers

    def start(self, name, attributes, path):
        if name == "p14:sldId" and attributes.get("id") in self.numbers:
            return DROP
        return super().start(name, attributes, path)
