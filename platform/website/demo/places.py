"""The department, its bodies and its three ITCs. Organisations are named by `short_name` everywhere else."""

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

TERRITORIES = [
    {"name": "Marseille Nord", "kind": "QPV"},
    {"name": "Septèmes-les-Vallons", "kind": "PERIURBAN"},
    {"name": "Pays d'Arles", "kind": "RURAL"},
    {"name": "Arles, quartiers du Rhône", "kind": "QPV"},
    {"name": "Crau et Camargue", "kind": "RURAL"},
    {"name": "Tarascon, centre ancien", "kind": "QPV"},
    {"name": "Étang de Berre", "kind": "URBAN"},
    {"name": "Port-de-Bouc", "kind": "COASTAL"},
    {"name": "Vitrolles", "kind": "URBAN"},
    {"name": "Miramas, quartier de la gare", "kind": "QPV"},
    {"name": "Salon-de-Provence", "kind": "URBAN"},
    {"name": "Aix-en-Provence", "kind": "URBAN"},
    {"name": "La Ciotat", "kind": "COASTAL"},
]

ORGANISATIONS = [
    {
        "name": "Centre social Les Terrasses du Vallon",
        "short_name": "CS Les Terrasses du Vallon",
        "college": "Centres sociaux",
        "commune": "Marseille",
    },
    {
        "name": "Centre social Les Trois Figuiers",
        "short_name": "CS Les Trois Figuiers",
        "college": "Centres sociaux",
        "commune": "Marseille",
    },
    {
        "name": "Centre social La Bastide aux Hirondelles",
        "short_name": "CS La Bastide aux Hirondelles",
        "college": "Centres sociaux",
        "commune": "Septèmes-les-Vallons",
    },
    {
        "name": "Centre social Les Roseaux du Rhône",
        "short_name": "CS Les Roseaux du Rhône",
        "college": "Centres sociaux",
        "commune": "Arles",
    },
    {
        "name": "Espace de vie sociale La Draille",
        "short_name": "EVS La Draille",
        "college": "Centres sociaux",
        "commune": "Arles",
    },
    {
        "name": "Centre social Le Pont des Mûriers",
        "short_name": "CS Le Pont des Mûriers",
        "college": "Centres sociaux",
        "commune": "Tarascon",
    },
    {
        "name": "Centre social La Sardinade",
        "short_name": "CS La Sardinade",
        "college": "Centres sociaux",
        "commune": "Port-de-Bouc",
    },
    {
        "name": "Centre social Les Salicornes",
        "short_name": "CS Les Salicornes",
        "college": "Centres sociaux",
        "commune": "Vitrolles",
    },
    {
        "name": "Centre social Les Platanes de la Gare",
        "short_name": "CS Les Platanes de la Gare",
        "college": "Centres sociaux",
        "commune": "Miramas",
    },
    {
        "name": "Centre social Le Canal Vert",
        "short_name": "CS Le Canal Vert",
        "college": "Centres sociaux",
        "commune": "Salon-de-Provence",
    },
    {
        "name": "Centre social Le Fil de l'Eau Vive",
        "short_name": "CS Le Fil de l'Eau Vive",
        "college": "Centres sociaux",
        "commune": "Aix-en-Provence",
    },
    {
        "name": "Centre social Les Hautes Restanques",
        "short_name": "CS Les Hautes Restanques",
        "college": "Centres sociaux",
        "commune": "La Ciotat",
    },
    {"name": "Préfecture des Bouches-du-Rhône", "short_name": "État", "college": "État", "commune": "Marseille"},
    {
        "name": "Caisse d'allocations familiales des Bouches-du-Rhône",
        "short_name": "Caf 13",
        "college": "Caf",
        "commune": "Marseille",
    },
    {
        "name": "Région Sud Provence-Alpes-Côte d'Azur",
        "short_name": "Région Sud",
        "college": "Région",
        "commune": "Marseille",
    },
    {
        "name": "Département des Bouches-du-Rhône",
        "short_name": "Département 13",
        "college": "Département",
        "commune": "Marseille",
    },
    {
        "name": "Ville d'Aix-en-Provence",
        "short_name": "Ville d'Aix-en-Provence",
        "college": "Communes",
        "commune": "Aix-en-Provence",
    },
    {"name": "Ville d'Arles", "short_name": "Ville d'Arles", "college": "Communes", "commune": "Arles"},
    {"name": "Ville de La Ciotat", "short_name": "Ville de La Ciotat", "college": "Communes", "commune": "La Ciotat"},
    {"name": "Ville de Marseille", "short_name": "Ville de Marseille", "college": "Communes", "commune": "Marseille"},
    {"name": "Ville de Miramas", "short_name": "Ville de Miramas", "college": "Communes", "commune": "Miramas"},
    {
        "name": "Ville de Port-de-Bouc",
        "short_name": "Ville de Port-de-Bouc",
        "college": "Communes",
        "commune": "Port-de-Bouc",
    },
    {
        "name": "Ville de Salon-de-Provence",
        "short_name": "Ville de Salon-de-Provence",
        "college": "Communes",
        "commune": "Salon-de-Provence",
    },
    {
        "name": "Ville de Septèmes-les-Vallons",
        "short_name": "Ville de Septèmes-les-Vallons",
        "college": "Communes",
        "commune": "Septèmes-les-Vallons",
    },
    {"name": "Ville de Tarascon", "short_name": "Ville de Tarascon", "college": "Communes", "commune": "Tarascon"},
    {"name": "Ville de Vitrolles", "short_name": "Ville de Vitrolles", "college": "Communes", "commune": "Vitrolles"},
    {
        "name": "Union des centres sociaux des Bouches-du-Rhône",
        "short_name": "UCS 13",
        "college": "Union des centres sociaux",
        "commune": "Marseille",
    },
    {
        "name": "Fédération des amis de l'instruction laïque",
        "short_name": "AIL",
        "college": "Fédérations partenaires",
        "commune": "Marseille",
    },
    {
        "name": "Centre de culture ouvrière",
        "short_name": "CCO",
        "college": "Fédérations partenaires",
        "commune": "Marseille",
    },
    {
        "name": "Institut de formation, d'animation et de conseil",
        "short_name": "IFAC",
        "college": "Fédérations partenaires",
        "commune": "Marseille",
    },
    {
        "name": "Léo Lagrange Méditerranée",
        "short_name": "Léo Lagrange Méditerranée",
        "college": "Fédérations partenaires",
        "commune": "Marseille",
    },
    {
        "name": "Mutualité sociale agricole",
        "short_name": "MSA",
        "college": "Acteurs du territoire",
        "commune": "Marseille",
    },
    {
        "name": "Caisse d'assurance retraite et de la santé au travail",
        "short_name": "Carsat",
        "college": "Acteurs du territoire",
        "commune": "Marseille",
    },
    {
        "name": "Métropole Aix-Marseille-Provence",
        "short_name": "Métropole",
        "college": "Acteurs du territoire",
        "commune": "Marseille",
    },
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
