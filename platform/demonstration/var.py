"""The Var, a second department with its own bodies and people; the two departments only share the network."""

from datetime import date

DEPARTMENT = {"name": "Var", "code": "83"}

TERRITORIES = [
    {"name": "Toulon, quartiers ouest", "kind": "QPV"},
    {"name": "La Seyne-sur-Mer", "kind": "COASTAL"},
    {"name": "Haut Var", "kind": "RURAL"},
    {"name": "Draguignan, centre ancien", "kind": "QPV"},
]

# (short name, college, commune, name)
_ORGANISATIONS = [
    ("CS La Corderie", "Centres sociaux", "Toulon", "Centre social La Corderie"),
    ("CS Les Pontons", "Centres sociaux", "La Seyne-sur-Mer", "Centre social Les Pontons"),
    ("CS Les Oliviers de Saint-Jean", "Centres sociaux", "Draguignan", "Centre social Les Oliviers de Saint-Jean"),
    ("EVS Le Moulin à huile", "Centres sociaux", "Aups", "Espace de vie sociale Le Moulin à huile"),
    ("État 83", "État", "Toulon", "Préfecture du Var"),
    ("Caf 83", "Caf", "Toulon", "Caisse d'allocations familiales du Var"),
    ("Département 83", "Département", "Toulon", "Département du Var"),
    ("Ville de Toulon", "Communes", "Toulon", "Ville de Toulon"),
    ("Ville de Draguignan", "Communes", "Draguignan", "Ville de Draguignan"),
]
ORGANISATIONS = [
    {"name": name, "short_name": short_name, "college": college, "commune": commune}
    for short_name, college, commune, name in _ORGANISATIONS
]

AGREEMENTS = [
    {"title": "Convention cadre du Var 2024–2027", "starts_on": date(2024, 1, 1), "ends_on": date(2027, 12, 31)},
]

# (account, first name, last name, quality, agrees to be in the directory)
PEOPLE = [
    ("coordination.var", "Agathe", "Bormelin", "animatrice de la Convention cadre, coordination du Var", True),
    ("validation.var", "Régis", "Solliérat", "conseiller technique, membre du Comité technique du Var", True),
    ("directrice.toulon", "Rachida", "Castigneau", "directrice du centre social La Corderie", True),
    ("directeur.laseyne", "Marius", "Tamarelle", "directeur du centre social Les Pontons", True),
    ("delegue.toulon", "Sophie", "Faronnet", "déléguée du préfet, Toulon", False),
    ("caf.toulon", "Thierry", "Revestin", "conseiller technique de territoire, Caf 83", True),
    ("ville.toulon", "Elsa", "Mourillas", "chargée de mission vie des quartiers, Ville de Toulon", False),
    ("directeur.draguignan", "Paulin", "Ampusset", "directeur du centre social Les Oliviers de Saint-Jean", True),
    ("responsable.aups", "Margaux", "Tourtourel", "responsable de l'espace de vie sociale Le Moulin à huile", True),
    ("caf.hautvar", "Sabine", "Villecrozet", "conseillère technique de territoire, Caf 83", True),
    ("departement.var", "Bruno", "Salernin", "chargé de territoire, Département 83", True),
    ("ville.draguignan", "Chloé", "Figanette", "responsable de la cohésion sociale, Ville de Draguignan", False),
]
OFFICES = [
    {"email": "coordination.var@demo.test", "kind": "COORDINATOR", "committee": None},
    {"email": "validation.var@demo.test", "kind": "VALIDATOR", "committee": "Comité technique"},
]
