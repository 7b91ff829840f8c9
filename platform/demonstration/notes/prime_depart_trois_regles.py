"""Information relayed in ITC Marseille Centre."""

NOTE = {
    "key": "prime-depart-trois-regles",
    "space": "itc-marseille-centre",
    "author": "caf.centre@demo.test",
    "kind": "TECHNICAL",
    "title": "Aides aux vacances : trois règles de la campagne qui ont changé",
    "summary": (
        "Date de réponse avancée, justificatifs allégés, séjours courts admis. De quoi faire partir des familles qui "
        "renonçaient à cause du calendrier."
    ),
    "topics": ["Culture, loisirs, vacances", "Familles et parentalité"],
    "keywords": ["départ en vacances", "Caf"],
    "source": "Caf 13, réunion des référents familles",
    "effective_on": 3,
    "concerned": (
        "Les référents familles, les accueils qui aident à remplir les demandes, les familles dont le quotient permet "
        "l'aide."
    ),
    "what_to_do": (
        "- Déposer les projets collectifs **avant la fin du mois de janvier** pour une réponse en mars.\n"
        "- Proposer aussi des séjours de trois nuits : ils sont désormais recevables dans le cadre d'un "
        "accompagnement.\n"
        "- Ne plus demander l'avis d'imposition aux familles allocataires : la conseillère le vérifie.\n"
        "- Prévoir l'avance des arrhes, qui reste à la charge de la structure."
    ),
    "body": (
        "L'an passé, 14 familles accompagnées sur 51 ont renoncé entre la réponse de la Caf et la réservation. La "
        "réponse arrivait en mai, quand les campings sont complets.\n\n"
        "Les règles exactes et les montants figurent dans la notice annuelle, qui fait foi. Cette note ne dit que ce "
        "qui change dans notre travail."
    ),
    "life": "SHARED_NETWORK",
    "months_ago": 5,
}
