"""Whether two files of one name say the same: what their bytes were when they were taken."""

from knowledge.models import Attachment
from knowledge.reading import Reading


def digests_of(*readings: Reading) -> dict[int, str]:
    """Returns the sha256 of the attachments that these readings show, by key."""
    shown = [file.id for reading in readings for file in reading.files]
    return dict(Attachment.objects.filter(pk__in=shown).values_list("pk", "sha256")) if shown else {}
