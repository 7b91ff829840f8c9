"""ITC Pays d'Aix: what it is, who sits in it, what it works on. `closes_in` is in months, negative when past."""

from demonstration.seats import seat

SPACE = {
    "name": "ITC Pays d'Aix",
    "slug": "itc-pays-d-aix",
    "territory": "Pays d'Aix",
    "presentation": (
        "L'ITC Pays d'Aix réunit deux centres sociaux et un espace de vie sociale d'Aix-en-Provence. On y parle "
        "beaucoup d'argent et de temps : budgets, bénévoles, locaux trop petits. Chaque séance se termine par un "
        "quart d'heure où l'une des structures raconte quelque chose qui n'a pas marché."
    ),
    "diagnosis": (
        "Une ville riche en moyenne, et c'est bien la difficulté : les moyennes cachent les quartiers ouest, les "
        "étudiants qui sautent des repas et les familles hébergées à l'hôtel au bord des routes.\n\n"
        "Le diagnostic a été conduit en un an, avec l'université. Trois constats sont partagés. Le logement "
        "décide de tout le reste : un tiers des familles suivies par les structures ont changé d'adresse dans "
        "l'année. Les bénévoles sont nombreux, mais neuf personnes portent la moitié des heures. Les trois "
        "structures ont connu une crise de trésorerie depuis cinq ans et aucune ne l'avait dit aux deux autres.\n\n"
        "Un désaccord demeure : la commune voit un manque de coordination là où les structures voient un manque de "
        "places."
    ),
    "agreements": ["Convention cadre 2018–2021", "Convention cadre 2022–2026"],
    "seats": [
        seat("CS Le Fil de l'Eau Vive", "directrice.aix", earlier=["CHAIR"]),
        seat("CS La Bugade", "directeur.bugade", mandates=["CHAIR"]),
        seat("EVS Le Lavoir", "responsable.lavoir", mandates=["SECRETARY"]),
        seat("État", "delegue.aix"),
        seat("Caf 13", "caf.aix", earlier=["SECRETARY"]),
        seat("Région Sud", "region.arles", follows=True),
        seat("Département 13", "departement.est"),
        seat("Ville d'Aix-en-Provence", "ville.aix"),
        seat("IFAC", "ifac", guest=True),
        seat("UCS 13", "ucs", guest=True),
    ],
    "thematics": [
        {
            "key": "familles-a-l-hotel",
            "report": "bilan-hotel",
            "question": "Que peut un centre social pour les familles hébergées à l'hôtel ?",
            "why_now": (
                "Une école nous a alertés : treize de ses élèves vivent à l'hôtel depuis onze mois en moyenne. Aucune "
                "structure ne les connaissait, faute d'adresse dans un quartier."
            ),
            "objectives": [
                "Comprendre qui décide de quoi dans l'hébergement d'urgence",
                "Essayer une présence régulière dans un hôtel",
                "Écrire ce qui relève de nous et ce qui n'en relève pas",
            ],
            "topics": ["Logement, cadre de vie", "Aller vers", "Familles et parentalité"],
            "state": "CLOSED",
            "opened_months_ago": 15,
            "closes_in": -0.5,
            "commitment": "Six séances et un mercredi à l'hôtel.",
            "referents": ["CS Le Fil de l'Eau Vive"],
            "experts": ["experte.logement@demo.test"],
        },
        {
            "key": "benevoles-fatigues",
            "question": "Qui fait vivre nos maisons quand les bénévoles s'épuisent ?",
            "why_now": (
                "Deux trésoriers cherchent un successeur depuis plus d'un an. Le recrutement d'activité a progressé ; "
                "celui des responsables, non."
            ),
            "objectives": [
                "Comparer ce que l'on demande réellement à un trésorier",
                "Essayer des responsabilités partagées à deux ou trois",
                "Savoir remercier et laisser partir",
            ],
            "topics": ["Bénévolat", "Gouvernance, financement, ressources humaines"],
            "state": "OPEN",
            "opened_months_ago": 6,
            "closes_in": 6,
            "commitment": "Une demi-journée tous les deux mois, et la rencontre d'un bureau associatif.",
            "referents": ["CS La Bugade", "IFAC"],
            "experts": [],
        },
    ],
}
