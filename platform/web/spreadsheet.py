"""Writes rows as a spreadsheet in which no text is a formula."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from web.text import clean_text

BOLD = Font(bold=True)
WIDTH = 24


def workbook(title: str, headers: Sequence[str], rows: Iterable[Sequence]) -> bytes:
    """Returns a spreadsheet of texts, dates and empty cells."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number in range(len(headers)):
        sheet.column_dimensions[chr(ord("A") + number)].width = WIDTH
    sheet.append([_cell(sheet, header, font=BOLD) for header in headers])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet, value: str | date | None, font: Font | None = None) -> WriteOnlyCell:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, clean_text(value))
    # A text that starts with = would be a formula, at once or after an edit.
    cell.data_type, cell.quotePrefix = "s", True
    if font:
        cell.font = font
    return cell
