"""ITC Toulon Ouest, in the Var: young, without a thematic yet."""

from demonstration.seats import seat

SPACE = {
    "name": "ITC Toulon Ouest",
    "slug": "itc-toulon-ouest",
    "department": "83",
    "territory": "Toulon, quartiers ouest",
    "presentation": (
        "L'ITC Toulon Ouest réunit deux centres sociaux, de part et d'autre de la rade. On y travaille sur "
        "les horaires "
        "des familles, qui sont ceux de l'arsenal, et sur les traversées, qui semblent plus longues qu'elles ne sont."
    ),
    "diagnosis": (
        "Deux rives qui se regardent et se fréquentent peu. À l'ouest de Toulon, la moitié des actifs commencent avant "
        "sept heures. À La Seyne, les chantiers ont fermé il y a plus de trente ans, et l'on en parle au présent.\n\n"
        "Trois constats partagés : les portes ouvrent quand les gens travaillent ; le bateau est là et fait peur ; les "
        "jeunes adultes passent d'un guichet à l'autre sans que personne ne les suive."
    ),
    "agreements": ["Convention cadre du Var 2024–2027"],
    "seats": [
        seat("CS La Corderie", "directrice.toulon", mandates=["CHAIR"]),
        seat("CS Les Pontons", "directeur.laseyne", mandates=["SECRETARY"]),
        seat("État 83", "delegue.toulon"),
        seat("Caf 83", "caf.toulon"),
        seat("Département 83", "departement.var", follows=True),
        seat("Ville de Toulon", "ville.toulon"),
    ],
    "thematics": [],
}
