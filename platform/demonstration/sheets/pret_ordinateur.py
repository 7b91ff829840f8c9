"""A sheet of ITC Étang de Berre."""

SHEET = {
    "key": "pret-ordinateur",
    "space": "itc-etang-de-berre",
    "author": "directrice.miramas@demo.test",
    "title": "Prêter un ordinateur trois mois plutôt que d'ajouter des ateliers",
    "summary": (
        "Seize ordinateurs reconditionnés, prêtés trois mois avec un accompagnement individuel. 41 prêts en un "
        "an, et 29 personnes devenues autonomes sur la démarche qu'elles avaient choisie."
    ),
    "topics": ["Inclusion numérique", "Accès aux droits, non-recours"],
    "keywords": ["prêt de matériel", "ordinateur"],
    "publics": ["Habitants du quartier", "Parents", "Personnes âgées"],
    "lead_organisation": "CS Les Platanes de la Gare",
    "contact": "platanes@demo.test",
    "territory": "Miramas, quartier de la gare",
    "territory_kind": "QPV",
    "context": (
        "Nous avions ouvert un cycle de huit ateliers informatiques. Onze inscrits, quatre à la fin. Les sept "
        "autres n'étaient pas découragés par l'ordinateur, mais par le retour à la maison : **ils n'en avaient "
        "pas**. Ce qu'on apprend le mardi est oublié le mardi suivant si l'on ne peut pas s'exercer.\n\n"
        "Dans le même temps, la commune et deux entreprises jetaient des machines de cinq ans."
    ),
    "objectives": [
        "Permettre de s'exercer chez soi",
        "Partir d'une démarche choisie par la personne",
        "Savoir dire si cela marche, avec un critère simple",
    ],
    "steps": [
        {
            "title": "Remettre en état",
            "text": (
                "Seize portables confiés à un atelier d'insertion : système libre, batterie neuve, clavier gravé "
                "lisible. 145 € par machine."
            ),
            "duration": "2 mois",
        },
        {
            "title": "Choisir une démarche",
            "text": (
                "Au premier rendez-vous, la personne choisit une seule chose qu'elle veut savoir faire seule : "
                "déclarer ses ressources, suivre la scolarité d'un enfant, écrire à un proche. C'est écrit sur "
                "la fiche de prêt."
            ),
            "duration": "1 h",
        },
        {
            "title": "Prêter et accompagner",
            "text": (
                "Trois mois, quatre rendez-vous individuels, une ligne téléphonique le mardi. Dix prêts peuvent "
                "inclure une connexion."
            ),
            "duration": "3 mois",
        },
        {
            "title": "Rendre et constater",
            "text": (
                "La personne fait sa démarche devant nous, sans aide. Oui ou non. Puis on parle de la suite : "
                "acheter, emprunter, ou s'en passer."
            ),
            "duration": "1 h",
        },
    ],
    "resident_participation": (
        "Six anciens emprunteurs tiennent la ligne du mardi, à deux. Ils ont réécrit la notice : de neuf pages à "
        "deux, avec des photos. La durée du prêt, fixée à deux mois au départ, a été portée à trois à leur "
        "demande."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "Ville de Miramas", "role": "Donne les ordinateurs"},
        {"organisation": "Métropole", "role": "Aide à l'achat des connexions"},
        {"name": "Atelier d'insertion", "role": "Remise en état, garantie six mois"},
    ],
    "human_means": (
        "Une conseillère numérique, cinq heures par prêt : **205 heures pour 41 prêts**, plus 40 heures de "
        "préparation et d'entretien. À nombre de personnes égal, c'est plus du double de nos ateliers."
    ),
    "material_means": (
        "Reconditionnement : 2 320 €. Dix connexions à 9 € par mois pendant un an : 1 080 €. Assurance : 260 €. "
        "**Total : 3 660 €.**"
    ),
    "budget_range": "UNDER_5000",
    "funders": ["Métropole", "Caf 13", "Fonds propres"],
    "duration": "Un an",
    "period": "De janvier à décembre",
    "outcomes": (
        "**41 prêts** : 36 rendus à la date prévue, 3 en retard, 1 perdu, 1 cassé.\n\n"
        "**29 personnes sur 41 font seules la démarche choisie.** Huit la font avec une aide légère. Quatre ont "
        "renoncé, dont deux parce que le site concerné avait changé entre-temps.\n\n"
        "Dix-sept ont acheté ensuite une machine d'occasion. Nous avons rappelé les 29 six mois plus tard : 21 "
        "étaient encore autonomes, 5 ne l'étaient plus, 3 n'ont pas répondu."
    ),
    "levers": (
        "Une seule démarche à la fois. Le droit de casser : l'assurance est dite dès le premier rendez-vous, et "
        "les gens osent toucher."
    ),
    "obstacles": (
        "La connexion. Dix lignes pour 41 prêts, il a fallu choisir, et nous l'avons mal fait : premier arrivé, "
        "premier servi. La liste d'attente est montée à 22 personnes."
    ),
    "watch_points": [
        "Effacer entièrement la machine à chaque retour, devant la personne",
        "Ne jamais enregistrer de mot de passe à sa place",
        "Ne pas prêter sans rendez-vous de retour déjà fixé",
    ],
    "lessons": (
        "Acheter deux machines de réserve : le prêt suivant attendait toujours la réparation. Attribuer les "
        "connexions selon la démarche choisie et non selon l'ordre d'arrivée. Et rappeler à trois mois plutôt "
        "qu'à six : c'est là que l'on décroche."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un accompagnement individuel : le prêt seul ne suffit pas"},
        {"kind": "ESSENTIAL", "text": "Quelqu'un qui sait effacer et réinstaller une machine"},
        {"kind": "ADAPTABLE", "text": "La durée, entre deux et quatre mois"},
    ],
    "maturity": "PROVEN",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 8,
    "life": "SHARED_NETWORK",
}
