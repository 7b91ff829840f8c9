"""A sheet of ITC Pays d'Aix."""

SHEET = {
    "key": "perceuse-plutot-que-visite",
    "space": "itc-pays-d-aix",
    "author": "directeur.bugade@demo.test",
    "title": "Une perceuse plutôt qu'une visite : aller chez les hommes seuls",
    "summary": (
        "Les voisins du mardi de Vitrolles ne rencontraient que quatre hommes sur vingt-trois. Nous avons gardé le "
        "binôme et changé le motif : on vient pour une étagère. 16 hommes sur 21 personnes."
    ),
    "topics": ["Vieillissement, isolement", "Bénévolat"],
    "keywords": ["hommes seuls", "bricolage", "visites à domicile"],
    "publics": ["Personnes âgées", "Bénévoles"],
    "lead_organisation": "CS La Bugade",
    "contact": "bugade@demo.test",
    "territory": "Aix-en-Provence, quartiers ouest",
    "territory_kind": "QPV",
    "context": (
        "Dans la fiche de Vitrolles, une ligne nous a arrêtés : « Ils refusent une visite, mais acceptent qu'on "
        "vienne réparer ou jouer aux cartes. » Tout notre projet tient dans cette ligne.\n\n"
        "Nos 40 appels à des adhérents de plus de 70 ans avaient donné le même résultat qu'eux : les femmes disaient "
        "parfois oui, les hommes toujours non, et merci."
    ),
    "objectives": [
        "Entrer par un service rendu, rester pour la conversation",
        "Garder la charte et le groupe de parole de Vitrolles",
        "Recevoir aussi un service en retour",
    ],
    "steps": [
        {
            "title": "Écrire la liste de ce que l'on fait",
            "text": (
                "Une étagère, une ampoule, un robinet qui goutte, une télévision à régler, un carton à descendre. "
                "Rien sur l'électricité ni le gaz. Une heure au plus."
            ),
            "duration": "1 réunion",
        },
        {
            "title": "Former les binômes",
            "text": (
                "Un bricoleur et un bavard. Nous avons repris mot pour mot la charte de Vitrolles, en retirant le mot "
                "« visite »."
            ),
            "duration": "1 demi-journée",
        },
        {
            "title": "Venir, réparer, laisser un outil",
            "text": (
                "Le binôme laisse quelque chose à rendre : un niveau, un tournevis. C'est le prétexte du deuxième "
                "passage."
            ),
            "duration": "1 h",
        },
        {
            "title": "Demander quelque chose",
            "text": (
                "« Vous qui avez travaillé aux chemins de fer, vous sauriez expliquer cette machine au groupe ? » Sur "
                "seize hommes, neuf ont accepté de rendre un service."
            ),
            "duration": "au troisième passage",
        },
        {
            "title": "Se retrouver entre bénévoles",
            "text": "Comme à Vitrolles, c'est obligatoire. Une psychologue, 1 h 30.",
            "duration": "toutes les 6 semaines",
        },
    ],
    "resident_participation": (
        "La liste des petits travaux a été corrigée par les trois premiers : ils ont fait retirer le ménage, "
        "« vexant », et ajouter l'ordinateur. Deux anciens dépannés sont devenus bénévoles, l'un à 79 ans."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "CS Les Salicornes", "role": "Une journée d'échange, charte et trame du groupe de parole"},
        {"organisation": "Ville d'Aix-en-Provence", "role": "Le CCAS propose, la personne appelle"},
        {"organisation": "Carsat", "role": "Finance la psychologue"},
    ],
    "human_means": "Référente : quatre heures par semaine, **136 heures**. Dix bénévoles, cinq heures par mois.",
    "material_means": "Une caisse à outils par binôme (cinq caisses, 70 € pièce) et 400 € de petites fournitures.",
    "budget_range": "UNDER_1000",
    "funders": ["Carsat", "Fonds propres"],
    "duration": "Neuf mois",
    "period": "De novembre à juillet",
    "outcomes": (
        "**21 personnes, 16 hommes et 5 femmes, 127 passages.** Sept demandes sur dix sont suivies d'un passage "
        "sans travaux.\n\n"
        "Six hommes viennent désormais au centre, surtout à l'atelier du jeudi. Neuf ont rendu un service. Deux "
        "binômes ont signalé une situation, avec l'accord de la personne.\n\n"
        "Moins bien que Vitrolles : le rythme. Un service rendu, c'est fini ; il faut une raison de revenir. Sans "
        "l'outil laissé, la moitié des premières visites restait sans suite."
    ),
    "levers": "L'outil à rendre. Personne ne nous croit quand nous disons que c'est la clé, et c'est la clé.",
    "obstacles": (
        "Les artisans du quartier ont protesté auprès de la mairie. Nous les avons reçus avec la liste : aucun ne se "
        "déplace pour une ampoule. L'un d'eux est devenu bénévole."
    ),
    "watch_points": [
        "Aucun double de clé, aucun argent, aucune procuration, aucun pourboire",
        "Les cahiers restent au centre et sont détruits en fin d'année",
        "Ne pas confier plus de trois personnes à un binôme",
        "Une heure, une seule réparation",
        "Une assurance qui couvre la casse chez la personne : la nôtre l'excluait",
    ],
    "lessons": (
        "Nous avons perdu deux mois à chercher des bricoleurs. Il fallait des bavards ; pour l'étagère, on trouve "
        "toujours.\n\n"
        "Et nous n'avions pas prévu que l'on se dispute sur la bonne façon de poser une cheville."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Le groupe de parole, comme dans la fiche de départ"},
        {"kind": "ESSENTIAL", "text": "Une assurance relue"},
        {"kind": "ADAPTABLE", "text": "La liste des travaux, à écrire avec les premiers intéressés"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 8,
    "life": "EDITION",
    "reuse_of": "voisins-du-mardi",
    "adapted": (
        "Nous gardons le binôme, la charte et le groupe de parole obligatoire. Nous changeons le motif : un petit "
        "travail à faire plutôt qu'une visite. Le rythme de quinze jours disparaît, remplacé par un outil laissé sur "
        "place qui appelle un second passage."
    ),
}
