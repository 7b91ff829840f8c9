"""Reads the text of PDF files page by page, with the values of their forms, but without remarks."""

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from search.extraction.flow import MOST_PAGES, MOST_TEXT, Pages
from search.extraction.joining import joined

MOST_FIELDS = 2_000  # per page
WITH_VALUES = {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
IS_PASSWORD = 1 << 13


def of_pdf(path: str) -> Pages:
    """Yields the text; raises PdfiumError."""
    texts, left = [], MOST_TEXT
    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        forms = document.formenv.raw if document.formenv else None
        for number in range(min(len(document), MOST_PAGES)):
            text = _of_page(document, number, forms)[:left]
            texts.append(text)
            left -= len(text)
            if not left:
                break
    yield from enumerate(joined(texts), start=1)


def _of_page(document: pypdfium2.PdfDocument, number: int, forms) -> str:
    """Returns a page's text; a broken page has none, and the other pages keep theirs."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""
    try:
        shown = page.get_textpage()
        text = shown.get_text_range()
        shown.close()
    except pypdfium2.PdfiumError:
        text = ""
    values = list(_values(page, forms)) if forms else []
    page.close()
    return "\n".join([text, *values])


def _values(page: pypdfium2.PdfPage, forms) -> Iterator[str]:
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_FIELDS)):
        note = pdfium.FPDFPage_GetAnnot(page, place)
        if not note:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET and _is_shown(note, forms):
                yield _value(note, forms)
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _is_shown(note, forms) -> bool:
    hidden = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
    if pdfium.FPDFAnnot_GetFlags(note) & hidden or pdfium.FPDFAnnot_GetFormFieldType(forms, note) not in WITH_VALUES:
        return False
    return not pdfium.FPDFAnnot_GetFormFieldFlags(forms, note) & IS_PASSWORD


def _value(note, forms) -> str:
    size = min(pdfium.FPDFAnnot_GetFormFieldValue(forms, note, None, 0), MOST_TEXT)
    said = ctypes.create_string_buffer(max(size, 2))
    pdfium.FPDFAnnot_GetFormFieldValue(forms, note, ctypes.cast(said, ctypes.POINTER(pdfium.FPDF_WCHAR)), max(size, 2))
    return said.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
