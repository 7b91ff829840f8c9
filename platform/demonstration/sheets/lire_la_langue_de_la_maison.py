"""A sheet of ITC Pays d'Arles."""

SHEET = {
    "key": "lire-la-langue-de-la-maison",
    "space": "itc-pays-d-arles",
    "author": "directrice.tarascon@demo.test",
    "title": "Lire dans la langue de la maison : douze albums, huit langues, un samedi par mois",
    "summary": (
        "Des parents lisent à voix haute un album dans leur langue ; on entend le même en français ensuite. 39 "
        "familles, et des enfants qui traduisent leur mère pour une fois avec fierté."
    ),
    "topics": ["Apprentissage du français", "Petite enfance", "Culture, loisirs, vacances"],
    "keywords": ["albums", "plurilinguisme", "lecture à voix haute"],
    "publics": ["Familles", "Personnes allophones", "Petite enfance"],
    "lead_organisation": "CS Le Pont des Mûriers",
    "territory": "Tarascon, centre ancien",
    "territory_kind": "QPV",
    "context": (
        "Pourquoi un enfant de quatre ans baisse-t-il la voix quand sa mère lui parle arabe, polonais ou espagnol "
        "devant nous ? La question est venue d'une stagiaire, en réunion d'équipe. Personne n'a su répondre, et "
        "plusieurs d'entre nous se sont souvenus d'avoir dit à des parents : « Parlez-lui français à la maison. »\n\n"
        "Nous avons cessé de le dire. Une orthophoniste du pôle de santé nous a confirmé ce que nous aurions dû "
        "savoir : une langue bien installée aide l'autre."
    ),
    "objectives": [
        "Que chaque langue soit entendue à voix haute dans le centre",
        "Faire lire des parents qui disent ne pas savoir lire à un enfant",
    ],
    "steps": [
        {
            "title": "Choisir douze albums traduits",
            "text": (
                "Avec la bibliothécaire. On écarte les textes longs. Pour le romani et le darija, presque rien "
                "n'existe : des parents ont enregistré leur version."
            ),
            "duration": "2 mois",
        },
        {
            "title": "Répéter avec le parent qui lit",
            "text": (
                "La veille, à deux, dans le bureau. C'est là que tout se joue : tenir le livre vers les enfants, "
                "s'arrêter sur une image."
            ),
            "duration": "40 min",
        },
        {
            "title": "Lire deux fois, samedi à 10 h 30",
            "text": (
                "D'abord la langue de la maison, sans traduction. Puis le français. Les enfants devinent entre les "
                "deux."
            ),
            "duration": "45 min",
        },
        {
            "title": "Prêter le livre et l'enregistrement",
            "text": "Une enveloppe, l'album, un petit lecteur à gros boutons. Retour au samedi suivant.",
            "duration": "chaque mois",
        },
    ],
    "resident_participation": (
        "Vingt-trois parents ont lu au moins une fois, dont quatre pères et une grand-mère. Trois d'entre eux "
        "choisissent les albums avec la bibliothécaire. Deux personnes ne lisaient aucune langue : elles ont raconté "
        "l'album de mémoire, et ce sont les séances dont on reparle."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"name": "Bibliothèque municipale", "role": "Albums, une bibliothécaire présente"},
        {"organisation": "Caf 13", "role": "Soutien au titre du REAAP"},
        {"name": "Orthophoniste du pôle de santé", "role": "Deux rencontres avec l'équipe"},
    ],
    "human_means": (
        "Une animatrice famille, sept heures par samedi avec la répétition et les prêts : **70 heures**. Deux "
        "bénévoles à l'accueil."
    ),
    "material_means": "24 albums (390 €), huit lecteurs audio (480 €), deux ont disparu et cela n'a pas d'importance.",
    "budget_range": "UNDER_5000",
    "duration": "Dix samedis",
    "period": "D'octobre à juin",
    "outcomes": (
        "**39 familles, 10 samedis, 17 enfants en moyenne.** Huit langues entendues, en comptant la langue des "
        "signes d'un père sourd, qui nous a fait placer les chaises autrement.\n\n"
        "L'école maternelle dit que six enfants « parlent plus ». Nous le rapportons comme on nous l'a dit.\n\n"
        "Ce qui n'a pas marché : le samedi consacré aux comptines. Chacun a chanté la sienne, personne n'a écouté "
        "celle des autres, et les enfants couraient. Un seul livre à la fois."
    ),
    "lessons": (
        "Il fallait prévenir que l'on peut lire en se trompant. Au premier samedi, une mère a buté sur un mot, son "
        "fils l'a reprise devant tout le monde, et elle n'est pas revenue. Depuis, c'est l'animatrice qui lit en "
        "premier une page dans une langue qu'elle ne parle pas. On rit d'elle, et l'affaire est entendue."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Répéter avec chaque lecteur, la veille"},
        {"kind": "ESSENTIAL", "text": "Quelqu'un de la bibliothèque, présent et non seulement partenaire"},
        {"kind": "ADAPTABLE", "text": "Le nombre de langues : trois suffisent pour commencer"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "licence": "CC-BY-SA",
    "months_ago": 12,
    "life": "SHARED_NETWORK",
    "thematic": "langue-et-vie-du-centre",
}
