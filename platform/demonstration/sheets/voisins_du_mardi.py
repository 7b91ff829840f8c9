"""A sheet of ITC Étang de Berre."""

SHEET = {
    "key": "voisins-du-mardi",
    "space": "itc-etang-de-berre",
    "author": "directeur.vitrolles@demo.test",
    "title": "Les voisins du mardi : des visites à deux chez ceux qui ne sortent plus",
    "summary": (
        "Sept binômes de bénévoles visitent des personnes âgées tous les quinze jours. 374 visites en onze mois, "
        "et une règle : jamais seul, jamais sans groupe de parole."
    ),
    "topics": ["Vieillissement, isolement", "Bénévolat", "Intergénérationnel"],
    "keywords": ["visites à domicile", "isolement"],
    "publics": ["Personnes âgées", "Bénévoles"],
    "lead_organisation": "CS Les Salicornes",
    "contact": "salicornes@demo.test",
    "territory": "Vitrolles",
    "territory_kind": "URBAN",
    "context": (
        "Après un été très chaud, une adhérente de 82 ans, absente depuis quatre mois, nous a dit : « Personne "
        "n'a sonné. » Nous avions pourtant son numéro. Dans l'équipe, chacun pensait qu'un autre appelait.\n\n"
        "En reprenant nos fichiers, nous avons trouvé **61 adhérents de plus de 75 ans sans activité depuis un "
        "an**. Nous en avons joint 48. Dix-neuf ont dit oui à une visite."
    ),
    "objectives": [
        "Rompre la solitude de personnes qui ne sortent plus",
        "Soutenir les bénévoles pour qu'ils restent",
        "Alerter sans se substituer aux soignants",
    ],
    "steps": [
        {
            "title": "Trouver les bénévoles",
            "text": (
                "Une affiche : deux réponses. Puis la demande directe, de vive voix, à des gens que nous "
                "connaissions : douze oui. Âge : de 19 à 74 ans."
            ),
            "duration": "2 mois",
        },
        {
            "title": "Se préparer",
            "text": (
                "Deux demi-journées avec une psychologue de la Carsat : écouter, refuser un service, partir. Une "
                "charte d'une page, signée aussi par la personne visitée."
            ),
            "duration": "2 demi-journées",
        },
        {
            "title": "Visiter à deux, tous les quinze jours",
            "text": (
                "Le mardi, une heure. Un binôme suit deux ou trois personnes. On ne fait ni courses ni papiers : "
                "on appelle le centre si besoin."
            ),
            "duration": "1 h par visite",
        },
        {
            "title": "Se retrouver",
            "text": "Un groupe de parole toutes les six semaines. Y venir est une condition pour continuer.",
            "duration": "2 h, huit fois",
        },
    ],
    "resident_participation": (
        "La charte a été écrite avec trois personnes visitées. Elles ont fait retirer le mot « bénéficiaire » et "
        "ajouter que **l'on peut arrêter sans donner de raison**. Deux d'entre elles téléphonent maintenant à "
        "d'autres, de chez elles."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "Carsat", "role": "Préparation et groupe de parole"},
        {"organisation": "Ville de Vitrolles", "role": "Le CCAS oriente des personnes, avec leur accord"},
        {"organisation": "Département 13", "role": "Financement au titre de la prévention"},
    ],
    "human_means": (
        "Une référente, sept heures par semaine sur 44 semaines : **308 heures**. Quatorze bénévoles, environ "
        "six heures par mois chacun."
    ),
    "material_means": (
        "Des badges, un téléphone d'astreinte le mardi, un cahier par binôme gardé au centre et non chez les bénévoles."
    ),
    "budget_range": "UNDER_15000",
    "funders": ["Carsat", "Département 13", "Caf 13"],
    "duration": "Onze mois, reconduits",
    "period": "De septembre à juillet",
    "outcomes": (
        "**23 personnes visitées** en onze mois, 17 en moyenne au même moment, soit **374 visites**.\n\n"
        "- 9 sont revenues au moins trois fois à une activité collective.\n"
        "- 4 ont renoué avec un proche, disent-elles.\n"
        "- 2 situations ont été signalées aux services de santé, avec leur accord.\n"
        "- 5 visites ont pris fin : deux décès, une entrée en établissement, deux arrêts voulus.\n\n"
        "Sur quatorze bénévoles, onze sont toujours là. Les trois départs ont eu lieu avant le premier groupe de "
        "parole. Les trois plus jeunes, de 19 à 23 ans, sont restés : ils disent tenir grâce à leur binôme, "
        "toujours plus âgé."
    ),
    "levers": (
        "Le binôme, qui mêle les âges et partage la charge. L'obligation du groupe de parole : mal reçue au "
        "début, défendue aujourd'hui par les bénévoles eux-mêmes."
    ),
    "obstacles": (
        "Les hommes : quatre sur vingt-trois. Ils refusent « une visite », mais acceptent qu'on vienne réparer "
        "ou jouer aux cartes. Les deux décès ont ébranlé tout le monde ; nous n'avions rien prévu."
    ),
    "watch_points": [
        "Aucun double de clé, aucun argent, aucune procuration",
        "Les cahiers restent au centre et sont détruits en fin d'année",
        "Ne pas confier plus de trois personnes à un binôme",
    ],
    "lessons": (
        "Prévoir dès le départ ce que l'on fait quand une personne meurt : qui prévient, qui va aux obsèques, "
        "qui appelle le binôme le soir. Nous avons improvisé la première fois, et une bénévole l'a appris par le "
        "journal. Ne plus coller d'affiche : **demander**, personnellement."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un groupe de parole animé par quelqu'un d'extérieur au centre"},
        {"kind": "ESSENTIAL", "text": "Une personne joignable pendant toutes les visites"},
        {"kind": "ADAPTABLE", "text": "Le rythme : chaque semaine fatigue, chaque mois ne suffit pas"},
    ],
    "maturity": "PROVEN",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "CC-BY-SA",
    "months_ago": 13,
    "life": "EDITION",
    "thematic": "vieillir-chez-soi",
}
