"""Writes file sizes in words. It does not import Django: confined programs read it too."""

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE


def weight(size: int) -> str:
    """Returns a size as computers show it: « 180 ko », « 20,6 Mo »."""
    if size < MEGABYTE:
        return f"{max(1, round(size / KILOBYTE))} ko"
    shown, unit = (size / MEGABYTE, "Mo") if size < 1024 * MEGABYTE else (size / MEGABYTE / 1024, "Go")
    return f"{shown:.1f} {unit}".replace(".", ",").replace(",0 ", " ")
