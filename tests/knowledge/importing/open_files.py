"""OpenDocument texts as offices make them."""

from tests.knowledge.importing.word_files import HIDDEN, Made
from tests.support.making.open_document import text_document

STYLES = (
    '<style:style style:name="Fort" style:family="paragraph"><style:text-properties '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Cache" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="Nombres"><text:list-level-style-number text:level="1"/></text:list-style>'
)


def written(body: str, **more) -> bytes:
    return text_document(body, styles=STYLES, parts={"mimetype": "application/vnd.oasis.opendocument.text"}, **more)


def p(inside: str, style: str = "") -> str:
    said = f' text:style-name="{style}"' if style else ""
    return f"<text:p{said}>{inside}</text:p>"


def h(inside: str, level: int) -> str:
    return f'<text:h text:outline-level="{level}">{inside}</text:h>'


def items(*texts: str, style: str = "") -> str:
    said = f' text:style-name="{style}"' if style else ""
    return (
        f"<text:list{said}>" + "".join(f"<text:list-item>{p(text)}</text:list-item>" for text in texts) + "</text:list>"
    )


def titled() -> Made:
    body = (
        p("Le café des parents", "Title")
        + h("Contexte", 2)
        + p("Une cour<text:line-break/>et des <text:s/>bancs.")
        + h("Déroulement", 1)
        + items("Ouvrir", "Servir : du café", style="Nombres")
        + h("Points de vigilance", 1)
        + items("Le froid", "La pluie")
    )
    places = {"title": "Le café des parents", "context": "bancs", "steps": "du café"}
    return Made("titres.odt", written(body), ("La pluie",), places)


def hidden() -> Made:
    changed = f"<text:changed-region><text:deletion>{p(HIDDEN)}</text:deletion></text:changed-region>"
    deleted = f"<text:tracked-changes>{changed}</text:tracked-changes>"
    body = (
        deleted
        + p(f'Contexte : une place <text:span text:style-name="Cache">{HIDDEN}</text:span>ouverte.')
        + f'<text:section text:name="s" text:display="none">{p(HIDDEN)}</text:section>'
        + p(f"Fin.<office:annotation>{p(HIDDEN)}</office:annotation>")
    )
    return Made("cache.odt", written(body), ("Fin",), {"context": "une place ouverte"})


def boxed() -> Made:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        + p("Une note.")
        + "</text:note-body></text:note>"
    )
    body = (
        p("Constat", "Fort")
        + p(f"Des bancs vides{note} le soir.")
        + p("<draw:frame><draw:text-box>" + p("Un encadré.") + "</draw:text-box></draw:frame>Après.")
    )
    return Made("boites.odt", written(body), ("Une note", "Un encadré", "Après"), {"context": "le soir"})


def tables() -> Made:
    def row(*cells: str) -> str:
        return (
            "<table:table-row>"
            + "".join(f"<table:table-cell>{p(c)}</table:table-cell>" for c in cells)
            + "</table:table-row>"
        )

    body = (
        "<table:table>" + row("Contexte", "Une rue.") + row("Objectifs", "Se parler") + "</table:table>"
        + "<table:table>" + row("Mois", "Présents", "Absents") + row("Mai", "dix", "deux") + "</table:table>"
    )  # fmt: skip
    heads = (
        '<style:master-page style:name="Standard"><style:header>'
        + p("Les Pins")
        + "</style:header></style:master-page>"
    )
    contents = f"<text:table-of-content><text:index-body>{p(HIDDEN)}</text:index-body></text:table-of-content>"
    return Made(
        "tableaux.odt", written(contents + body, heads=heads), ("Absents", "deux", "Les Pins"),
        {"context": "Une rue"},
    )  # fmt: skip


def numbered_pages() -> Made:
    number, count = "<text:page-number>1</text:page-number>", "<text:page-count>1</text:page-count>"
    edges = {
        "header": p("<text:file-name>bilan-mai.odt</text:file-name><text:tab/><text:date>03/05/2026</text:date>"),
        "footer": p(f'<text:span text:style-name="Fort">Page</text:span> {number} sur {count}'),
        "footer-left": p(f"Les Pins, page {number}"),
    }
    inside = "".join(f"<style:{edge}>{said}</style:{edge}>" for edge, said in edges.items())
    heads = f'<style:master-page style:name="Standard">{inside}</style:master-page>'
    return Made("pages.odt", written(p("Contexte : une rue."), heads=heads), ("Les Pins",), {"context": "une rue"})


OPEN = (titled, hidden, boxed, tables, numbered_pages)
