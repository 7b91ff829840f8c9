"""The small forms of a tool's page."""

from django import forms

from knowledge.answers import PlainCharField
from knowledge.files.formats import FORMATS, MAX_SIZE
from knowledge.files.kept_files import KeptFileInput
from tools.actions import ACCESSIBLE_SUFFIXES, EDITABLE
from web.sizes import weight

OFFICE = ",".join(suffix for suffix, known in FORMATS.items() if known.kind in EDITABLE)
CHOOSE = "Choisissez un fichier sur votre ordinateur."


def file_field(label: str, accept: str, help_text: str, required: bool = True) -> forms.FileField:
    return forms.FileField(
        label=label,
        required=required,
        allow_empty_file=True,  # the check of files says it better
        max_length=None,
        widget=KeptFileInput(attrs={"accept": accept}),
        help_text=f"{help_text} {weight(MAX_SIZE)} au plus.",
        error_messages={"required": CHOOSE},
    )


class VersionForm(forms.Form):
    label = PlainCharField(
        label="Nom de la version",
        max_length=80,
        help_text="Par exemple : « Rentrée 2026 », « En grands caractères ».",
        error_messages={"required": "Donnez-lui un nom, qu'on s'y retrouve dans un an."},
    )
    changes = PlainCharField(
        label="Ce qui change",
        required=False,
        lines=True,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ce qui est nouveau, corrigé ou retiré, pour qui se sert déjà de l'outil.",
    )
    editable = file_field(
        "Fichier à modifier", OFFICE, "Document, tableur ou présentation, que d'autres adapteront. Aucun habitant ne "
        "doit pouvoir y être reconnu."
    )  # fmt: skip
    accessible = file_field(
        "Fichier accessible",
        ",".join(ACCESSIBLE_SUFFIXES),
        "Le même en PDF, ou en document qu'un lecteur d'écran sait lire (docx, odt). Il peut venir plus tard : il vous "
        "sera rappelé dans « À faire ».",
        required=False,
    )

    def __init__(self, *args, is_first: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_first:
            self.fields["changes"].required = True
            self.fields["changes"].error_messages["required"] = "Dites ce qui change depuis la version précédente."


class CompleteForm(forms.Form):
    """The accessible file that a version still owes."""

    file = file_field("Fichier accessible", ",".join(ACCESSIBLE_SUFFIXES), "PDF, docx ou odt.")
