"""Something seen in ITC Étang de Berre."""

NOTE = {
    "key": "clas-moins-d-inscrits",
    "space": "itc-etang-de-berre",
    "author": "directrice.miramas@demo.test",
    "kind": "WATCH",
    "title": "Moins d'enfants au CLAS, plus d'enfants devant le centre à 17 heures",
    "summary": (
        "Les inscriptions au CLAS baissent de 18 % dans nos quatre centres, mais les enfants sont toujours là, "
        "dehors. Une hypothèse : les études payantes de l'école, moins chères que prévu."
    ),
    "topics": ["Enfance, accompagnement à la scolarité", "Familles et parentalité"],
    "keywords": ["CLAS", "après l'école"],
    "source": "Échange entre quatre centres, à partir de leurs listes d'inscription",
    "observation": (
        "Quatre centres, **142 inscrits contre 173 l'an dernier**. Trois écoles sur cinq ont ouvert une étude du "
        "soir, à 1,20 € la séance.\n\n"
        "Dans le même temps, entre 12 et 20 enfants restent devant le centre de Miramas à 17 heures. Cinq étaient "
        "inscrits au CLAS l'an passé. « C'est fini à quelle heure, sans s'inscrire ? » a demandé l'un d'eux."
    ),
    "follow_up": (
        "- Demander aux parents, un soir, devant l'école, et pas par questionnaire.\n"
        "- Regarder avec la Caf ce que le CLAS permet hors inscription annuelle.\n"
        "- Ne pas conclure trop vite à la concurrence : un centre sans étude voisine baisse autant."
    ),
    "body": (
        "Nous avions d'abord écrit une note pour nous plaindre des études. En mettant les chiffres en commun, "
        "l'explication ne tenait plus pour un centre sur quatre. Nous gardons la question ouverte."
    ),
    "life": "SHARED_NETWORK",
    "months_ago": 7,
}
