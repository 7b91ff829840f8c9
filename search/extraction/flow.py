"""Reads the running text of a Word or PowerPoint part, a drawing, a chart or a diagram: what its pages show."""

from collections.abc import Callable, Iterator

from knowledge.files.markup import is_on
from web.sizes import MEGABYTE

MOST_TEXT = 10 * MEGABYTE  # characters of a file, and of each of its parts
MOST_PAGES = 5_000
Pages = Iterator[tuple[int | None, str]]  # (number of the page if the format has pages, text)
MOST_LISTED = 1_000
TEXTS = {"w:t", "a:t", "m:t", "c:v", "cx:pt", "cx:v"}
PARAGRAPHS = {"w:p", "a:p", "c:pt", "cx:pt", "c:tx"}
SPACES = {"w:tab", "w:ptab", "w:br", "w:cr", "w:sym", "a:br", "a:tab"}
# Deleted words, numbers drawn by a chart, and sizes and legends that no page shows.
SKIPPED = {"w:moveFrom", "w:del", "c:val", "c:xVal", "c:yVal", "c:bubbleSize", "c:formatCode", "cx:numDim"}


class Enough(Exception):
    """The text has reached the most that a file may have."""


class Flow:
    """Pass `start`, `end` and `text` to `walk`, then read `pages()`.

    A text box is inside the paragraph that anchors it, so the outer paragraph waits while an inner one is read.
    """

    def __init__(self):
        self.page = 1
        self.is_paged = False
        self._said: list[tuple[int, str]] = []
        self._open: list[list[str]] = [[]]
        self._size = 0
        self._texts = 0  # how many text elements are open
        self._skipped = 0  # how many elements are open in a skipped one, counting it
        self._runs: list[bool] = []  # for each open run, whether it is hidden
        self._choices: list[int] = []  # size of the text before each open choice between two drawings of the same thing
        self._is_prompt = False
        self._listed: list[str] = []
        self._chosen: int | None = None
        self._fresh_page = False
        self._on: dict[str, Callable[[dict[str, str]], None]] = {
            "w:r": lambda _: self._runs.append(False),
            "w:vanish": self._vanish,
            "w:showingPlcHdr": self._prompt,
            "w:pageBreakBefore": lambda given: self._break() if is_on(given, "w:val") else None,
            "w:lastRenderedPageBreak": lambda _: None if self._fresh_page else self._break(),
            "mc:AlternateContent": lambda _: self._choices.append(self._size),
            "v:textpath": lambda given: self._say(f" {given.get('string', '')} "),
            "w:ddList": self._open_list,
            "w:listEntry": self._list,
            "w:result": self._choose,
            "w:default": self._choose,
        }

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skipped or self._is_skipped(tag):
            self._skipped += 1
            return
        if tag in PARAGRAPHS:
            self._open.append([])
        if tag in TEXTS:
            self._texts += 1
        elif tag in SPACES:
            self._say(" ")
            if attributes.get("w:type") == "page" and tag == "w:br":
                self._break()
        elif act := self._on.get(tag):
            act(attributes)

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if tag in TEXTS:
            self._texts -= 1
        if tag in PARAGRAPHS:
            self._close()
        elif tag == "c:v":
            self._say(" ")
        elif tag == "w:r" and self._runs:
            self._runs.pop()
        elif tag == "mc:AlternateContent" and self._choices:
            self._choices.pop()
        elif tag == "w:ddList" and self._listed:
            self._say(self._listed[min(self._chosen or 0, len(self._listed) - 1)])

    def text(self, characters: str) -> None:
        if self._texts and not self._skipped and not (self._runs and self._runs[-1]):
            self._say(characters)

    def pages(self) -> Pages:
        """Yields the text of each page; one page without a number when the file does not tell pages apart."""
        while self._open:
            self._close()
        by_page: dict[int, list[str]] = {}
        for page, text in self._said:
            by_page.setdefault(page, []).append(text)
        for page, texts in sorted(by_page.items()):
            yield page if self.is_paged else None, "\n".join(texts)

    def _say(self, text: str) -> None:
        self._open[-1].append(text)
        if text.strip():
            self._fresh_page = False
            self._size += len(text)
            if self._size > MOST_TEXT:
                raise Enough

    def _close(self) -> None:
        if text := "".join(self._open.pop()):
            self._said.append((self.page, text))

    def _break(self) -> None:
        """Ends a page: it keeps the text already read in the same paragraph. A text box does not end a page."""
        if len(self._open) > 2:
            return
        for place, parts in enumerate(self._open):
            if text := "".join(parts):
                self._said.append((self.page, text))
            self._open[place] = []
        self.page += 1
        self.is_paged = self._fresh_page = True

    def _is_skipped(self, tag: str) -> bool:
        if tag == "w:sdtContent":
            prompted, self._is_prompt = self._is_prompt, False
            return prompted
        # A fallback repeats the first drawing for programs that cannot draw it.
        repeats = tag == "mc:Fallback" and bool(self._choices) and self._size > self._choices[-1]
        return repeats or tag in SKIPPED

    def _vanish(self, given: dict[str, str]) -> None:
        if self._runs and is_on(given, "w:val"):
            self._runs[-1] = True

    def _prompt(self, given: dict[str, str]) -> None:
        self._is_prompt = is_on(given, "w:val")

    def _open_list(self, _) -> None:
        self._listed.clear()
        self._chosen = None

    def _list(self, given: dict[str, str]) -> None:
        if len(self._listed) < MOST_LISTED:
            self._listed.append(given.get("w:val", ""))

    def _choose(self, given: dict[str, str]) -> None:
        """Keeps the first value: the one that was chosen comes before the default one."""
        value = given.get("w:val", "")
        if self._chosen is None and value.isascii() and value.isdigit() and len(value) < 6:
            self._chosen = int(value)
