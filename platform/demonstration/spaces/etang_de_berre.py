"""ITC Étang de Berre: what it is, who sits in it, what it works on. `closes_in` is in months, negative when past."""

from demonstration.seats import seat

SPACE = {
    "name": "ITC Étang de Berre",
    "slug": "itc-etang-de-berre",
    "territory": "Étang de Berre",
    "presentation": (
        "L'ITC Étang de Berre associe les centres sociaux de Miramas, de Port-de-Bouc, de Salon-de-Provence et de "
        "Vitrolles. Elle s'est relancée il y a quatre ans après une longue pause, avec une règle simple : chaque "
        "séance part d'une situation rencontrée par l'une des équipes."
    ),
    "diagnosis": (
        "Des villes ouvrières et portuaires, proches sur la carte et mal reliées entre elles. La population "
        "vieillit vite dans les lotissements des années 1970, tandis que les quartiers de gare et de port "
        "accueillent des familles modestes et jeunes.\n\n"
        "Le diagnostic partagé retient trois priorités : l'isolement des retraités qui restent chez eux, l'accès "
        "aux démarches en ligne, et l'inconfort des logements pendant les fortes chaleurs. Les équipes sont "
        "petites et les bénévoles nombreux mais fatigués : l'âge moyen relevé dans trois centres dépasse 66 ans.\n\n"
        "Reste à comprendre pourquoi les habitants du bord de mer viennent si peu, alors que les locaux sont proches."
    ),
    "agreements": ["Convention cadre 2022–2026"],
    "seats": [
        seat("CS La Sardinade", "directrice.portdebouc"),
        seat("CS Les Salicornes", "directeur.vitrolles", mandates=["CHAIR"]),
        seat("CS Les Platanes de la Gare", "directrice.miramas", earlier=["CHAIR"]),
        seat("CS Le Canal Vert", "directeur.salon", mandates=["SECRETARY"]),
        seat("État", "delegue.berre"),
        seat("Caf 13", "caf.berre", earlier=["SECRETARY"]),
        seat("Département 13", "departement", follows=True),
        seat("Ville de Vitrolles", "ville.vitrolles"),
        seat("Carsat", "carsat", guest=True),
        seat("UCS 13", "ucs", guest=True),
    ],
    "thematics": [
        {
            "key": "vieillir-chez-soi",
            "question": "Quelle place pour les centres sociaux auprès des personnes âgées qui ne sortent plus ?",
            "why_now": (
                "Après deux étés très chauds, les équipes ont découvert des voisins que personne ne connaissait. Les "
                "visites à domicile existent, mais reposent sur peu de bénévoles."
            ),
            "objectives": [
                "Comparer les façons de repérer sans ficher",
                "Soutenir les bénévoles qui visitent",
                "Écrire avec la Carsat une charte de visite",
            ],
            "topics": ["Vieillissement, isolement", "Bénévolat"],
            "state": "OPEN",
            "opened_months_ago": 5,
            "closes_in": 7,
            "commitment": "Une demi-journée tous les deux mois et la participation à un groupe de parole.",
            "referents": ["CS Les Salicornes", "Carsat"],
            "experts": [],
        },
    ],
}
