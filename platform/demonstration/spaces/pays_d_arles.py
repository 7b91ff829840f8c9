"""ITC Pays d'Arles: what it is, who sits in it, what it works on. `closes_in` is in months, negative when past."""

from demonstration.seats import seat

SPACE = {
    "name": "ITC Pays d'Arles",
    "slug": "itc-pays-d-arles",
    "territory": "Pays d'Arles",
    "presentation": (
        "L'ITC Pays d'Arles rassemble deux centres sociaux et un espace de vie sociale, d'Arles à Tarascon et "
        "jusqu'aux villages de la Crau. Elle travaille surtout sur les distances : celle des kilomètres, celle de la "
        "langue, celle des guichets. La MSA y est invitée à toutes les séances."
    ),
    "diagnosis": (
        "Un grand territoire, deux villes moyennes et des villages parfois à quarante minutes d'un guichet. "
        "L'emploi agricole attire des familles qui arrivent, repartent, et parlent peu français. Une partie du "
        "centre ancien de Tarascon et des quartiers d'Arles sont en QPV.\n\n"
        "Les partenaires ont mis en commun leurs données pendant six mois, sans toujours y parvenir : les "
        "découpages ne sont pas les mêmes. Trois constats tiennent malgré tout : la voiture décide de l'accès aux "
        "droits ; les demandes de cours de français dépassent largement les places ; les petites équipes ferment "
        "dès qu'une personne manque.\n\n"
        "Le diagnostic a été relu par onze habitants du conseil de maison d'Arles, qui ont fait ajouter la question "
        "du logement."
    ),
    "agreements": ["Convention cadre 2018–2021", "Convention cadre 2022–2026"],
    "seats": [
        seat("CS Les Roseaux du Rhône", "directeur.arles", mandates=["CHAIR"]),
        seat("CS Le Pont des Mûriers", "directrice.tarascon", mandates=["SECRETARY"], earlier=["CHAIR"]),
        seat("EVS La Draille", "responsable.draille", earlier=["SECRETARY"]),
        seat("État", "delegue.arles"),
        seat("Caf 13", "caf.arles"),
        seat("Région Sud", "region.arles", follows=True),
        seat("Département 13", "departement"),
        seat("Ville d'Arles", "ville.arles"),
        seat("MSA", "msa", guest=True),
        seat("UCS 13", "ucs", guest=True),
    ],
    "thematics": [
        {
            "key": "sans-voiture",
            "question": "Comment accéder à ses droits quand on vit au village sans voiture ?",
            "why_now": (
                "Deux permanences rurales ont fermé en dix-huit mois et une troisième est menacée. Les demandes "
                "arrivent désormais aux secrétariats de mairie et aux écoles."
            ),
            "objectives": [
                "Dresser la carte des permanences qui restent",
                "Essayer des permanences mobiles et en mesurer le coût",
                "Associer les secrétaires de mairie au repérage",
            ],
            "topics": ["Accès aux droits, non-recours", "Aller vers"],
            "state": "OPEN",
            "opened_months_ago": 7,
            "closes_in": 5,
            "progress": (
                "La carte des permanences est faite : onze il y a deux ans, sept aujourd'hui. Les secrétaires de "
                "mairie ont accepté de témoigner à la prochaine séance."
            ),
            "commitment": "Quatre séances et deux matinées de permanence dans un village.",
            "referents": ["EVS La Draille", "CS Les Roseaux du Rhône"],
            "experts": [],
        },
        {
            "key": "langue-et-vie-du-centre",
            "report": "bilan-langue",
            "audience": "NETWORK",
            "question": "Comment les habitants qui parlent peu français prennent-ils part à la vie du centre ?",
            "why_now": (
                "Les ateliers de français sont pleins, mais leurs participants ne siégeaient dans aucun conseil de "
                "maison."
            ),
            "objectives": [
                "Sortir l'apprentissage de la salle de cours",
                "Rendre nos réunions compréhensibles",
            ],
            "topics": ["Apprentissage du français", "Participation, pouvoir d'agir"],
            "state": "CLOSED",
            "opened_months_ago": 20,
            "closes_in": -8,
            "commitment": "Six séances et l'accueil d'une réunion du groupe.",
            "referents": ["CS Les Roseaux du Rhône"],
            "experts": [],
        },
    ],
}
