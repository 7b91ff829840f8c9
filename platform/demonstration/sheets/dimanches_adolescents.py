"""A sheet of ITC Marseille Nord."""

SHEET = {
    "key": "dimanches-adolescents",
    "space": "itc-marseille-nord",
    "author": "directrice@demo.test",
    "title": "Ouvrir le dimanche après-midi avec les adolescents",
    "summary": (
        "Quatre dimanches d'essai préparés par un groupe de jeunes. Beaucoup de monde aux deux premiers, presque "
        "personne au dernier, et très peu de filles : nous essayons de comprendre."
    ),
    "topics": ["Jeunesse, jeunes adultes", "Vivre ensemble, tranquillité"],
    "keywords": ["dimanche", "adolescents", "ouverture élargie"],
    "publics": ["Adolescents"],
    "lead_organisation": "CS Les Terrasses du Vallon",
    "contact": "",
    "territory": "Marseille Nord",
    "territory_kind": "QPV",
    "context": (
        "Le dimanche, tout est fermé sauf le terrain et le centre commercial, à deux bus de là. Onze jeunes de "
        "14 à 17 ans, déjà connus de l'animateur, ont demandé les clés de la salle. Nous n'étions pas prêts à "
        "les donner. Nous avons proposé quatre essais, et d'en reparler ensuite.\n\n"
        "L'équipe était partagée : deux animateurs sur cinq ne voulaient pas travailler le dimanche, et l'ont "
        "dit."
    ),
    "objectives": [
        "Savoir si la demande dépasse le groupe de départ",
        "Mesurer ce que coûte vraiment un dimanche",
        "Faire tenir le lieu par les jeunes, avec un adulte en retrait",
    ],
    "steps": [
        {
            "title": "Préparer à onze",
            "text": (
                "Trois mercredis pour écrire les règles et répartir les rôles : accueil, bar sans alcool, "
                "musique, ménage. Les jeunes ont fixé l'heure de fin à 19 h ; nous aurions dit 18 h."
            ),
            "duration": "3 séances",
        },
        {
            "title": "Ouvrir quatre dimanches",
            "text": (
                "De 15 h à 19 h : tournoi, cuisine, film choisi par vote, puis un dimanche sans programme. Deux "
                "animateurs, un administrateur volontaire."
            ),
            "duration": "4 dimanches sur 2 mois",
        },
        {
            "title": "En parler tout de suite",
            "text": (
                "Vingt minutes en fin de journée, autour du ménage. C'est là que les remarques sont les plus franches."
            ),
            "duration": "20 min",
        },
    ],
    "resident_participation": (
        "Les onze jeunes du groupe ont tenu l'accueil et le bar. Quatre ont cessé de venir à la préparation "
        "après le deuxième dimanche. Des voisins de la résidence d'en face ont été prévenus, pas associés : "
        "c'est un manque."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "CS Les Trois Figuiers", "role": "A prêté un animateur pour deux dimanches"},
        {"organisation": "Léo Lagrange Méditerranée", "role": "Échanges sur le cadre horaire"},
    ],
    "human_means": (
        "Deux animateurs, six heures chacun par dimanche : **48 heures pour quatre dimanches**, récupérées en "
        "60 heures selon notre accord d'équipe. Un administrateur bénévole, quatre heures par dimanche. "
        "Préparation : 18 heures."
    ),
    "material_means": "La salle, le vidéoprojecteur, 45 € de courses par dimanche.",
    "budget_range": "UNDER_5000",
    "funders": ["Fonds propres"],
    "duration": "Deux mois d'essai",
    "period": "Mars et avril",
    "outcomes": (
        "*Texte provisoire, à relire avec l'équipe.*\n\n"
        "Fréquentation des quatre dimanches : **23, 31, 12 puis 9**, soit 75 passages pour 38 jeunes. Sept "
        "filles seulement, toutes au dimanche cuisine.\n\n"
        "Aucun incident à l'intérieur. Une plainte d'un voisin pour le bruit à la sortie du film."
    ),
    "levers": "Le vote du film, le bar tenu par les jeunes.",
    "obstacles": (
        "Le dernier dimanche, sans programme, était celui que le groupe attendait le plus. C'est celui qui a le "
        "moins marché. Le beau temps n'explique pas tout."
    ),
    "watch_points": [
        "Le retour à pied après 19 h en hiver",
        "La fatigue de l'équipe : pas deux dimanches de suite pour la même personne",
    ],
    "lessons": (
        "À compléter. Première idée : demander aux filles ce qu'elles feraient d'un dimanche, sans les garçons "
        "autour de la table. Deuxième idée : ouvrir à deux centres, un dimanche sur deux chacun."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un accord écrit de l'équipe sur les récupérations"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 2,
    "life": "DRAFT",
}
