"""Information relayed in ITC Marseille Nord."""

NOTE = {
    "key": "depot-clas-reaap",
    "space": "itc-marseille-nord",
    "author": "caf.marseille@demo.test",
    "kind": "TECHNICAL",
    "title": "Dossiers CLAS et REAAP : ce qui a fait revenir des demandes en arrière",
    "summary": (
        "À la campagne passée, près d'un dossier sur quatre du territoire est revenu pour complément. Les mêmes "
        "quatre points reviennent : voici comment les éviter."
    ),
    "topics": [
        "Gouvernance, financement, ressources humaines",
        "Enfance, accompagnement à la scolarité",
        "Familles et parentalité",
    ],
    "keywords": ["CLAS", "REAAP", "appel à projets"],
    "source": "Caf 13, retour présenté en séance de l'ITC",
    "effective_on": 2,
    "concerned": (
        "Les centres sociaux et les espaces de vie sociale qui demandent un financement CLAS ou REAAP, et les "
        "personnes qui saisissent le dossier."
    ),
    "what_to_do": (
        "- Faire relire le budget par quelqu'un qui ne l'a pas saisi : **les totaux de dépenses et de recettes "
        "doivent être égaux**.\n"
        "- Compter les enfants une seule fois, même s'ils viennent plusieurs soirs.\n"
        "- Écrire en deux lignes comment les parents prennent part à l'action, avec un exemple de l'an passé.\n"
        "- Joindre dès le dépôt l'accord de la structure qui prête les locaux.\n"
        "- En cas de doute, appeler la conseillère de territoire **avant** le dépôt plutôt qu'après."
    ),
    "follow_up": (
        "L'ITC propose une matinée de relecture croisée, deux semaines avant la clôture. Le calendrier de la "
        "prochaine campagne sera relayé ici dès qu'il sera connu."
    ),
    "body": (
        "Sur 38 dossiers déposés par les structures du territoire, 9 sont revenus pour complément. Le délai moyen "
        "a été allongé de cinq semaines pour ces dossiers, et deux actions ont commencé sans réponse.\n\n"
        "Les raisons relevées : budget qui n'est pas à l'équilibre (quatre dossiers), effectif compté en "
        "présences et non en enfants (deux), place des parents non décrite (deux), accord de locaux manquant "
        "(un).\n\n"
        "Rien n'est nouveau dans les règles : il s'agit de gagner du temps des deux côtés."
    ),
    "life": "SHARED_NETWORK",
    "months_ago": 2,
}
