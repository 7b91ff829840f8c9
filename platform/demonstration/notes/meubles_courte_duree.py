"""Something seen in ITC Marseille Centre."""

NOTE = {
    "key": "meubles-courte-duree",
    "space": "itc-marseille-centre",
    "author": "responsable.traverse@demo.test",
    "kind": "WATCH",
    "title": "Quand l'escalier se vide : les meublés touristiques autour des halles",
    "summary": (
        "Sur 64 immeubles du quartier des halles, 112 boîtes à clés. Des adhérents partis sans adresse, une école qui "
        "perd une classe : ce que nous voyons depuis l'accueil."
    ),
    "topics": ["Logement, cadre de vie", "Vivre ensemble, tranquillité"],
    "keywords": ["tourisme", "meublés touristiques"],
    "source": "Relevé de boîtes à clés par neuf habitants, deux dimanches",
    "observation": (
        "Neuf habitants ont relevé les boîtes à clés visibles de la rue : **112 pour 64 immeubles**, contre 41 "
        "l'année précédente sur le même parcours, mais avec deux personnes de moins. La comparaison est donc "
        "fragile.\n\n"
        "À l'accueil, 38 foyers adhérents sur 260 ont quitté le quartier en un an ; 17 nous ont dit que le "
        "propriétaire reprenait le logement. L'école élémentaire compte 23 inscrits de moins."
    ),
    "follow_up": (
        "- Demander à la Métropole ses données les plus récentes, même imparfaites.\n"
        "- Croiser avec le relevé d'écoles d'une autre ITC : Littoral Est voit la même chose l'été.\n"
        "- Si deux ITC le confirment, en faire une proposition commune au Comité technique."
    ),
    "body": (
        "Nous n'avons pas d'avis sur les meublés. Nous constatons que des gens que nous connaissions ne viennent "
        "plus, que personne ne les remplace, et que les équipes ne savent pas quoi en dire."
    ),
    "life": "SHARED_NETWORK",
    "months_ago": 6,
}
