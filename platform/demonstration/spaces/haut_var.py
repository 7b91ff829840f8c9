"""ITC Haut Var, in the Var: young, without a thematic yet."""

from demonstration.seats import seat

SPACE = {
    "name": "ITC Haut Var",
    "slug": "itc-haut-var",
    "department": "83",
    "territory": "Haut Var",
    "presentation": (
        "L'ITC Haut Var va de Draguignan aux villages du Verdon. Un centre social, un espace de vie sociale dans un "
        "ancien moulin, et des collines que le feu menace chaque été : c'est par là qu'elle a commencé."
    ),
    "diagnosis": (
        "Une ville, trente villages, et des habitants qui vieillissent loin des services. Un logement sur "
        "trois est fermé "
        "l'hiver.\n\n"
        "Les partenaires ont mis deux constats en commun : ce qui rassemble ici, ce sont les travaux faits "
        "ensemble, plus "
        "que les réunions ; et les salles existent, mais personne n'a les clés le dimanche."
    ),
    "agreements": ["Convention cadre du Var 2024–2027"],
    "seats": [
        seat("CS Les Oliviers de Saint-Jean", "directeur.draguignan", mandates=["CHAIR"]),
        seat("EVS Le Moulin à huile", "responsable.aups", mandates=["SECRETARY"]),
        seat("Caf 83", "caf.hautvar"),
        seat("Département 83", "departement.var"),
        seat("Ville de Draguignan", "ville.draguignan"),
    ],
    "thematics": [],
}
