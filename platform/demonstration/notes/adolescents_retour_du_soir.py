"""Something seen in ITC Marseille Nord."""

NOTE = {
    "key": "adolescents-retour-du-soir",
    "space": "itc-marseille-nord",
    "author": "directeur.figuiers@demo.test",
    "kind": "WATCH",
    "title": "Le dernier bus de 20 h 40 décide de l'heure de nos ateliers",
    "summary": (
        "Depuis que le dernier bus est passé de 22 h 10 à 20 h 40, les filles de plus de quinze ans ont quitté trois "
        "ateliers du soir. Les garçons rentrent à pied."
    ),
    "topics": ["Jeunesse, jeunes adultes", "Vivre ensemble, tranquillité"],
    "keywords": ["mobilité", "bus", "adolescents"],
    "source": "Comptage de trois équipes jeunesse, pendant quatre semaines",
    "observation": (
        "Dans trois ateliers suivis pendant quatre semaines, les filles étaient **19 avant le changement "
        "d'horaire, 7 après**. Les garçons : 31, puis 29.\n\n"
        "Douze familles interrogées donnent toutes la même raison. Ce ne sont pas les ateliers, c'est le retour."
    ),
    "follow_up": (
        "- Écrire à la Métropole, avec les chiffres des trois centres, plutôt qu'une lettre chacun.\n"
        "- Essayer un atelier de 17 h 30 à 19 h 30 pendant deux mois et comparer.\n"
        "- Nourrir la thématique suggérée sur les soirées et les dimanches."
    ),
    "body": (
        "Une animatrice a raccompagné quatre adolescentes en voiture pendant trois semaines. C'était généreux, non "
        "assuré, et cela nous a caché le problème pendant tout ce temps."
    ),
    "life": "SHARED_SPACE",
    "months_ago": 3,
}
