"""The department, its bodies and its territories. Everywhere else, `short_name` names an organisation."""

from datetime import date

DEPARTMENT = {"name": "Bouches-du-Rhône", "code": "13"}

COLLEGES = [
    {"name": "Centres sociaux", "is_guest": False},
    {"name": "État", "is_guest": False},
    {"name": "Caf", "is_guest": False},
    {"name": "Région", "is_guest": False},
    {"name": "Département", "is_guest": False},
    {"name": "Communes", "is_guest": False},
    {"name": "Union des centres sociaux", "is_guest": True},
    {"name": "Fédérations partenaires", "is_guest": True},
    {"name": "Acteurs du territoire", "is_guest": True},
    {"name": "Personnes ressources", "is_guest": True},
]

# (name, kind)
_TERRITORIES = [
    ("Marseille Nord", "QPV"),
    ("Septèmes-les-Vallons", "PERIURBAN"),
    ("Pays d'Arles", "RURAL"),
    ("Arles, quartiers du Rhône", "QPV"),
    ("Crau et Camargue", "RURAL"),
    ("Tarascon, centre ancien", "QPV"),
    ("Étang de Berre", "URBAN"),
    ("Port-de-Bouc", "COASTAL"),
    ("Vitrolles", "URBAN"),
    ("Miramas, quartier de la gare", "QPV"),
    ("Salon-de-Provence", "URBAN"),
    ("Aix-en-Provence", "URBAN"),
    ("La Ciotat", "COASTAL"),
    ("Pays d'Aix", "URBAN"),
    ("Aix-en-Provence, quartiers ouest", "QPV"),
    ("Littoral Est", "COASTAL"),
    ("La Ciotat, hauts quartiers", "QPV"),
    ("Marseille Centre", "QPV"),
    ("Marseille, quartier des halles", "QPV"),
]

TERRITORIES = [{"name": name, "kind": kind} for name, kind in _TERRITORIES]

# (short name, college, commune, name)
_ORGANISATIONS = [
    ("CS Les Terrasses du Vallon", "Centres sociaux", "Marseille", "Centre social Les Terrasses du Vallon"),
    ("CS Les Trois Figuiers", "Centres sociaux", "Marseille", "Centre social Les Trois Figuiers"),
    (
        "CS La Bastide aux Hirondelles",
        "Centres sociaux",
        "Septèmes-les-Vallons",
        "Centre social La Bastide aux Hirondelles",
    ),
    ("CS Les Roseaux du Rhône", "Centres sociaux", "Arles", "Centre social Les Roseaux du Rhône"),
    ("EVS La Draille", "Centres sociaux", "Arles", "Espace de vie sociale La Draille"),
    ("CS Le Pont des Mûriers", "Centres sociaux", "Tarascon", "Centre social Le Pont des Mûriers"),
    ("CS La Sardinade", "Centres sociaux", "Port-de-Bouc", "Centre social La Sardinade"),
    ("CS Les Salicornes", "Centres sociaux", "Vitrolles", "Centre social Les Salicornes"),
    ("CS Les Platanes de la Gare", "Centres sociaux", "Miramas", "Centre social Les Platanes de la Gare"),
    ("CS Le Canal Vert", "Centres sociaux", "Salon-de-Provence", "Centre social Le Canal Vert"),
    ("CS Le Fil de l'Eau Vive", "Centres sociaux", "Aix-en-Provence", "Centre social Le Fil de l'Eau Vive"),
    ("CS Les Hautes Restanques", "Centres sociaux", "La Ciotat", "Centre social Les Hautes Restanques"),
    ("CS La Bugade", "Centres sociaux", "Aix-en-Provence", "Centre social La Bugade"),
    ("EVS Le Lavoir", "Centres sociaux", "Aix-en-Provence", "Espace de vie sociale Le Lavoir"),
    ("CS Le Vieux Gréement", "Centres sociaux", "La Ciotat", "Centre social Le Vieux Gréement"),
    ("EVS La Cabane des Pointus", "Centres sociaux", "La Ciotat", "Espace de vie sociale La Cabane des Pointus"),
    ("CS La Halle aux Toiles", "Centres sociaux", "Marseille", "Centre social La Halle aux Toiles"),
    ("CS Le Cours des Tilleuls", "Centres sociaux", "Marseille", "Centre social Le Cours des Tilleuls"),
    ("EVS La Traverse", "Centres sociaux", "Marseille", "Espace de vie sociale La Traverse"),
    ("État", "État", "Marseille", "Préfecture des Bouches-du-Rhône"),
    ("Caf 13", "Caf", "Marseille", "Caisse d'allocations familiales des Bouches-du-Rhône"),
    ("Région Sud", "Région", "Marseille", "Région Sud Provence-Alpes-Côte d'Azur"),
    ("Département 13", "Département", "Marseille", "Département des Bouches-du-Rhône"),
    ("Ville d'Aix-en-Provence", "Communes", "Aix-en-Provence", "Ville d'Aix-en-Provence"),
    ("Ville d'Arles", "Communes", "Arles", "Ville d'Arles"),
    ("Ville de La Ciotat", "Communes", "La Ciotat", "Ville de La Ciotat"),
    ("Ville de Marseille", "Communes", "Marseille", "Ville de Marseille"),
    ("Ville de Miramas", "Communes", "Miramas", "Ville de Miramas"),
    ("Ville de Port-de-Bouc", "Communes", "Port-de-Bouc", "Ville de Port-de-Bouc"),
    ("Ville de Salon-de-Provence", "Communes", "Salon-de-Provence", "Ville de Salon-de-Provence"),
    ("Ville de Septèmes-les-Vallons", "Communes", "Septèmes-les-Vallons", "Ville de Septèmes-les-Vallons"),
    ("Ville de Tarascon", "Communes", "Tarascon", "Ville de Tarascon"),
    ("Ville de Vitrolles", "Communes", "Vitrolles", "Ville de Vitrolles"),
    ("UCS 13", "Union des centres sociaux", "Marseille", "Union des centres sociaux des Bouches-du-Rhône"),
    ("AIL", "Fédérations partenaires", "Marseille", "Fédération des amis de l'instruction laïque"),
    ("CCO", "Fédérations partenaires", "Marseille", "Centre de culture ouvrière"),
    ("IFAC", "Fédérations partenaires", "Marseille", "Institut de formation, d'animation et de conseil"),
    ("Léo Lagrange Méditerranée", "Fédérations partenaires", "Marseille", "Léo Lagrange Méditerranée"),
    ("MSA", "Acteurs du territoire", "Marseille", "Mutualité sociale agricole"),
    ("Carsat", "Acteurs du territoire", "Marseille", "Caisse d'assurance retraite et de la santé au travail"),
    ("Métropole", "Acteurs du territoire", "Marseille", "Métropole Aix-Marseille-Provence"),
]

ORGANISATIONS = [
    {"name": name, "short_name": short_name, "college": college, "commune": commune}
    for short_name, college, commune, name in _ORGANISATIONS
]

TOPICS = [
    "Familles et parentalité",
    "Petite enfance",
    "Enfance, accompagnement à la scolarité",
    "Jeunesse, jeunes adultes",
    "Vieillissement, isolement",
    "Accès aux droits, non-recours",
    "Inclusion numérique",
    "Participation, pouvoir d'agir",
    "Laïcité, valeurs de la République",
    "Égalité, discriminations",
    "Intergénérationnel",
    "Santé, santé mentale",
    "Alimentation",
    "Transition écologique",
    "Logement, cadre de vie",
    "Emploi, insertion",
    "Apprentissage du français",
    "Culture, loisirs, vacances",
    "Vivre ensemble, tranquillité",
    "Aller vers",
    "Bénévolat",
    "Gouvernance, financement, ressources humaines",
]

PUBLICS = [
    "Petite enfance",
    "Enfants de 6 à 11 ans",
    "Adolescents",
    "Jeunes adultes",
    "Familles",
    "Parents",
    "Personnes âgées",
    "Habitants du quartier",
    "Personnes allophones",
    "Personnes en situation de handicap",
    "Bénévoles",
    "Professionnels",
    "Partenaires institutionnels",
    "Tout public",
]

AGREEMENTS = [
    {"title": "Convention cadre 2011–2012", "starts_on": date(2011, 1, 1), "ends_on": date(2012, 12, 31)},
    {"title": "Convention cadre 2018–2021", "starts_on": date(2018, 1, 1), "ends_on": date(2021, 12, 31)},
    {"title": "Convention cadre 2022–2026", "starts_on": date(2022, 1, 1), "ends_on": date(2026, 12, 31)},
]

COMMITTEES = [
    {"name": "Comité technique", "kind": "TECHNICAL"},
    {"name": "Comité départemental", "kind": "DEPARTMENTAL"},
    {"name": "Instance d'évaluation", "kind": "EVALUATION"},
    {"name": "Coordination départementale", "kind": "COORDINATION"},
]
