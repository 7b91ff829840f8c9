"""A sheet of ITC Marseille Nord."""

SHEET = {
    "key": "soirs-de-palier",
    "space": "itc-marseille-nord",
    "author": "adjointe.terrasses@demo.test",
    "title": "Les soirs de palier, ou comment parler des rats avant de parler du vivre ensemble",
    "summary": (
        "Quatorze réunions d'une heure, debout, dans les cages d'escalier. Nous venions pour les tensions entre "
        "voisins ; on nous a parlé des rats. Nous avons suivi les rats."
    ),
    "topics": ["Vivre ensemble, tranquillité", "Logement, cadre de vie"],
    "keywords": ["bas d'immeuble", "porte-à-porte", "bailleur social"],
    "publics": ["Habitants du quartier"],
    "lead_organisation": "CS Les Terrasses du Vallon",
    "territory": "Marseille Nord",
    "territory_kind": "QPV",
    "context": (
        "« Vous venez pour les jeunes ? Les jeunes, on les connaît. Venez voir les poubelles. » C'est la première "
        "phrase du premier soir, et elle a décidé de la suite.\n\n"
        "Le contrat de ville nous avait demandé une action sur la tranquillité, après un été difficile : des plaintes "
        "pour bruit, deux bagarres sur un parking, une pétition contre un banc. Trois cages d'escalier concentraient "
        "presque tous les appels au bailleur."
    ),
    "steps": [
        {
            "title": "Prévenir par la boîte aux lettres et par la porte",
            "text": (
                "Un papier avec une heure de début et une heure de fin : 18 h 30, 19 h 30, pas plus. La veille, on "
                "sonne."
            ),
            "duration": "2 semaines avant",
        },
        {
            "title": "Se tenir debout dans le hall",
            "text": (
                "Deux du centre, jamais le bailleur la première fois. Une grande feuille scotchée au mur, deux "
                "colonnes : « ce qui ne va pas », « qui peut y faire quelque chose ». On écrit tout, même ce qui nous "
                "gêne."
            ),
            "duration": "1 h, quatorze fois",
        },
        {
            "title": "Revenir avec une réponse",
            "text": (
                "Toujours, même quand la réponse est non. Pour les locaux à poubelles, il a fallu deux retours avec "
                "rien dans les mains ; les gens sont venus quand même."
            ),
            "duration": "15 jours après",
        },
        {
            "title": "Faire venir le bailleur devant la feuille",
            "text": "Le responsable d'agence, pas le chargé de communication. Il est venu cinq fois.",
            "duration": "de la 5e à la 9e réunion",
        },
    ],
    "resident_participation": (
        "Onze habitants tiennent désormais la feuille sans nous dans deux cages sur trois. Ils ont demandé au "
        "bailleur la date de passage de l'entreprise de dératisation et l'ont affichée eux-mêmes. Dans la troisième "
        "cage, rien n'a pris : les deux personnes qui portaient le projet ont déménagé."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"name": "Le bailleur social", "role": "Cinq présences, changement du prestataire de nettoyage"},
        {"organisation": "État", "role": "Contrat de ville ; a accepté que l'objet de l'action change en route"},
        {"organisation": "Ville de Marseille", "role": "Service de l'hygiène, deux passages"},
    ],
    "human_means": (
        "Deux personnes, trois heures par soirée avec le porte-à-porte de la veille : **84 heures pour quatorze "
        "soirs**, et 26 heures de relances, que personne ne compte jamais."
    ),
    "budget_range": "UNDER_1000",
    "duration": "Sept mois",
    "outcomes": (
        "Sur 29 points écrits au mur : **13 réglés, 7 engagés, 9 sans réponse**. Les locaux à poubelles ont été "
        "refaits dans deux cages, les rats ont reculé, l'ascenseur tombe toujours en panne.\n\n"
        "Et la tranquillité ? Le bailleur compte 41 appels pour trouble de voisinage dans ces trois cages sur six "
        "mois, contre 68 l'année précédente à la même période. Nous n'y voyons pas de preuve : l'hiver a été "
        "froid. Nous notons seulement que deux voisins en conflit depuis un an se sont parlé devant la feuille, "
        "d'un robinet d'arrêt.\n\n"
        "154 présences, dont une quarantaine de personnes venues au moins trois fois."
    ),
    "obstacles": (
        "L'écart entre la commande et la demande. Nous avons écrit au délégué du préfet pour dire que nous parlerions "
        "de poubelles avec l'argent de la tranquillité. Il a répondu oui en deux jours ; nous avions attendu un mois "
        "avant d'oser."
    ),
    "watch_points": [
        "On ne nomme personne devant la feuille, et on ne prend pas de photo du hall",
        "Finir à l'heure, surtout quand cela s'échauffe",
        "Ne pas promettre au nom du bailleur",
    ],
    "lessons": (
        "Ne pas faire signer de feuille de présence : au deuxième soir, nous l'avons sortie pour le bilan du "
        "financeur, et quatre personnes sont remontées chez elles. Compter de tête suffit.\n\n"
        "Et choisir deux cages au lieu de trois."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un interlocuteur du bailleur qui a le pouvoir de signer un bon de travaux"},
        {"kind": "ESSENTIAL", "text": "Le droit de changer l'objet de l'action après la première soirée"},
        {"kind": "ADAPTABLE", "text": "Le hall : une laverie ou un local à vélos conviennent"},
    ],
    "maturity": "TRIED",
    "licence": "LO2",
    "months_ago": 11,
    "life": "SHARED_NETWORK",
}
