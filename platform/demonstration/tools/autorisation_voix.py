"""A tool of ITC Littoral Est."""

DOCUMENT = """
# Avant d'enregistrer
J'accepte que ____ enregistre ma voix le ____ pour le projet ____
Je peux m'arrêter quand je veux. Rien ne sera diffusé avant que j'aie écouté.
Signature : ____
# Après avoir écouté
[ ] J'accepte tout
[ ] J'accepte, sauf ces passages (minute, sujet) : ____
[ ] Je préfère que ma voix ne soit pas diffusée
Où l'on pourra m'entendre :
[ ] Promenade sonore, sur place
[ ] Soirée ou exposition
[ ] Site internet de ____
[ ] Autre usage, qui me sera demandé à nouveau
Comment je veux être nommé·e : ____
Jusqu'à quand : ____ ou sans limite
# Reprendre ma voix
Je peux la retirer à tout moment, sans raison, en appelant ____ Elle sera retirée sous quinze jours de tout ce que \
le centre diffuse.
Si je parle de quelqu'un d'autre, nommé ou reconnaissable : son accord, ou celui de sa famille, est joint.
Signature : ____
"""

TOOL = {
    "key": "autorisation-voix",
    "space": "itc-littoral-est",
    "author": "directeur.greement@demo.test",
    "title": "Autorisation d'enregistrer et de diffuser une voix, que l'on peut reprendre",
    "summary": (
        "Deux signatures, dont une après écoute, et une façon simple de retirer sa voix. Pour tous les projets de "
        "mémoire ou de radio."
    ),
    "tool_kind": "TEMPLATE",
    "topics": ["Culture, loisirs, vacances", "Intergénérationnel"],
    "keywords": ["enregistrement sonore", "droit à l'image"],
    "purpose": "Laisser à ceux qui parlent la main sur ce qui sera entendu, maintenant et plus tard.",
    "intended_users": "Équipes et groupes de jeunes qui recueillent des récits.",
    "use_when": (
        "Deux fois : avant d'enregistrer, puis après l'écoute du montage. La seconde signature est la seule qui compte."
    ),
    "instructions": (
        "Donner un double. Noter les passages à couper au fur et à mesure de l'écoute. Prévoir qui recevra l'appel le "
        "jour où quelqu'un voudra retirer sa voix : le numéro doit être celui d'une fonction, pas d'une personne qui "
        "partira."
    ),
    "time_needed": "15 min avant et 15 min après l'entretien",
    "licence": "CC-BY-SA",
    "sheets": ["memoire-du-chantier"],
    "life": "SHARED_NETWORK",
    "months_ago": 17,
    "downloads": [
        9,
    ],
    "versions": [
        {"label": "celle du début", "changes": "", "format": "odt", "document": DOCUMENT},
    ],
}
