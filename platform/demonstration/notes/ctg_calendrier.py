"""Information relayed in ITC Pays d'Aix."""

NOTE = {
    "key": "ctg-calendrier",
    "space": "itc-pays-d-aix",
    "author": "caf.aix@demo.test",
    "kind": "TECHNICAL",
    "title": "Renouvellement de la CTG : ce que les centres sociaux peuvent y apporter, et quand",
    "summary": (
        "La convention territoriale globale se renouvelle dans trois mois. Les structures qui ont apporté trois "
        "chiffres et une carte ont pesé ; celles qui ont apporté un rapport d'activité, moins."
    ),
    "topics": ["Gouvernance, financement, ressources humaines"],
    "keywords": ["CTG", "Caf"],
    "source": "Caf 13, présentation en séance de l'ITC Pays d'Aix",
    "effective_on": -3,
    "concerned": (
        "Les directions des centres sociaux et des espaces de vie sociale, les communes signataires, les "
        "administrateurs qui siègent aux groupes de travail."
    ),
    "what_to_do": (
        "- Demander dès maintenant la date du groupe de travail « animation de la vie sociale » et s'y inscrire à "
        "deux, direction et bénévole.\n"
        "- Préparer **une page** : trois chiffres, une carte, une demande.\n"
        "- Vérifier que le projet social et la fiche action disent la même chose : mêmes publics, mêmes mots.\n"
        "- Relire la fiche action avant le vote du conseil municipal, et non après."
    ),
    "follow_up": "L'ITC proposera une fiche commune aux trois structures. Le modèle d'une page est joint aux outils.",
    "body": (
        "La CTG réunit la Caf et la commune sur toutes les politiques familiales et sociales, pour quatre ans en "
        "général. Elle ne remplace ni l'agrément ni le projet social, qui restent accordés par la Caf sur leurs "
        "propres critères.\n\n"
        "À la dernière préparation, onze structures ont contribué dans le pays d'Aix. Six demandes ont été reprises : "
        "toutes tenaient en une phrase et s'appuyaient sur un chiffre que personne d'autre n'avait, comme le nombre "
        "de familles hébergées à l'hôtel."
    ),
    "life": "EDITION",
    "months_ago": 4,
}
