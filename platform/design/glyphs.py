"""Small drawings that go with a word and never replace it: each is a path drawn as a line in a box of 24 by 24."""

GLYPHS = {
    # audiences: from the desk to the open door
    "draft": "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3M13 20h7",
    "space": "M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-5h4v5",
    "network": "M12 3.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM5.5 15.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z"
    "M18.5 15.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM10.8 8.2l-4 7.4M13.2 8.2l4 7.4M8 18h8",
    "public": "M12 6.5C10 5 7 4.5 3.5 4.5v14C7 18.5 10 19 12 20.5c2-1.5 5-2 8.5-2v-14C17 4.5 14 5 12 6.5zM12 6.5v14",
    # kinds of search results besides resources; a resource's glyph is registered with its type
    "thematique": "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3q-1 .6-1 1.7M12 16.5v.1",
    "compte-rendu": "M6 3.5h8.5L18.5 8v12.5H6zM9 11h6.5M9 14h6.5M9 17h4",
    "message": "M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12h5",
    # states
    "success": "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM7.5 12.5l3 3 6-6.5",
    "info": "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v6M12 7.5v.1",
    "warning": "M12 3.5L2.5 20h19zM12 10v4.5M12 17.3v.1",
    "error": "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 7.5v5.5M12 16.4v.1",
    "check": "M5 12.5l4.5 4.5L19 7",
    "cross": "M6 6l12 12M18 6L6 18",
    # things and gestures
    "search": "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L20.5 20.5",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "previous": "M19 12H5M11 6l-6 6 6 6",
    "next": "M5 12h14M13 6l6 6-6 6",
    "plus": "M12 5v14M5 12h14",
    "reuse": "M4 9.5h11a4.5 4.5 0 0 1 0 9H9M8 5.5l-4 4 4 4M12 15.5l-3 3 3 3",
    "print": "M7 8V3.5h10V8M7 17H4V8h16v9h-3M7 14h10v6.5H7z",
    "history": "M4.5 12a7.5 7.5 0 1 0 2.5-5.6L4.5 8.5M4.5 4v4.5H9M12 8v4.5l3 2",
    "bin": "M4 6.5h16M9 6.5V4h6v2.5M6 6.5l1 14h10l1-14M10 10.5v6M14 10.5v6",
    "download": "M12 4v11M7.5 11l4.5 4.5L16.5 11M4 20h16",
    "file": "M6 3.5h8l4 4v13H6zM14 3.5v4h4",
    "picture": "M3.5 5h17v14h-17zM3.5 16l5-5 4.5 4.5 2.5-2.5 5 5M15.5 8.5v.1",
    "person": "M12 4a3.8 3.8 0 1 1 0 7.6A3.8 3.8 0 0 1 12 4zM4.5 20.5c.5-4 3.5-6 7.5-6s7 2 7.5 6",
    "notice": "M6 16.5V11a6 6 0 0 1 12 0v5.5l2 2H4zM10 21h4",
    "calendar": "M4 6h16v14H4zM4 10.5h16M8 3.5V7.5M16 3.5V7.5",
    "lock": "M5.5 11h13v9.5h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2.5",
    "spark": "M12 3v5M12 16v5M3 12h5M16 12h5M6 6l3 3M15 15l3 3M18 6l-3 3M9 15l-3 3",
    "out": "M10 4H5v16h5M14 8l4 4-4 4M18 12H9",
    "thread": "M4 8c5-6 8 8 16 2M4 15c6 6 8-8 16-1",
}


# The colour of a kind: the name of a colour of the style sheet.
COLOURS: dict[str, str] = {}


def register_kind(kind: str, glyph: str, colour: str) -> None:
    """Registers how a kind is drawn beside its name: `glyph` is a path, `colour` one of mauve, amber, sky, moss."""
    GLYPHS[kind], COLOURS[kind] = glyph, colour
