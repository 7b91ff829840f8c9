"""Three notes: two relayed from institutions, one seen on the territory. Rich texts are light markdown."""

NOTES = [
    {
        "key": "depot-clas-reaap",
        "space": "itc-marseille-nord",
        "author": "caf.marseille@demo.test",
        "kind": "TECHNICAL",
        "title": "Dossiers CLAS et REAAP : ce qui a fait revenir des demandes en arrière",
        "summary": (
            "À la campagne passée, près d'un dossier sur quatre du territoire est revenu pour complément. Les "
            "mêmes quatre points reviennent : voici comment les éviter."
        ),
        "topics": [
            "Gouvernance, financement, ressources humaines",
            "Enfance, accompagnement à la scolarité",
            "Familles et parentalité",
        ],
        "source": "Caf 13, retour présenté en séance de l'ITC",
        "effective_on": 2,
        "concerned": (
            "Les centres sociaux et les espaces de vie sociale qui demandent un financement CLAS ou REAAP, et "
            "les personnes qui saisissent le dossier."
        ),
        "what_to_do": (
            "- Faire relire le budget par quelqu'un qui ne l'a pas saisi : **les totaux de dépenses et de "
            "recettes doivent être égaux**.\n"
            "- Compter les enfants une seule fois, même s'ils viennent plusieurs soirs.\n"
            "- Écrire en deux lignes comment les parents prennent part à l'action, avec un exemple de l'an "
            "passé.\n"
            "- Joindre dès le dépôt l'accord de la structure qui prête les locaux.\n"
            "- En cas de doute, appeler la conseillère de territoire **avant** le dépôt plutôt qu'après."
        ),
        "observation": "",
        "follow_up": (
            "L'ITC propose une matinée de relecture croisée, deux semaines avant la clôture. Le calendrier de la "
            "prochaine campagne sera relayé ici dès qu'il sera connu."
        ),
        "body": (
            "Sur 38 dossiers déposés par les structures du territoire, 9 sont revenus pour complément. Le délai "
            "moyen a été allongé de cinq semaines pour ces dossiers, et deux actions ont commencé sans réponse.\n\n"
            "Les raisons relevées : budget qui n'est pas à l'équilibre (quatre dossiers), effectif compté en "
            "présences et non en enfants (deux), place des parents non décrite (deux), accord de locaux manquant "
            "(un).\n\n"
            "Rien n'est nouveau dans les règles : il s'agit de gagner du temps des deux côtés."
        ),
        "life": "SHARED_NETWORK",
        "months_ago": 2,
    },
    {
        "key": "senacs-preparer",
        "space": "itc-etang-de-berre",
        "author": "caf.berre@demo.test",
        "kind": "TECHNICAL",
        "title": "Enquête SENACS : les chiffres à préparer avant d'ouvrir le questionnaire",
        "summary": (
            "L'observatoire SENACS interroge chaque année les centres sociaux et les EVS. Quatre chiffres "
            "manquent presque toujours le jour de la saisie : autant les relever au fil de l'eau."
        ),
        "topics": ["Gouvernance, financement, ressources humaines", "Bénévolat"],
        "source": "Caf 13 et UCS 13, réunion de préparation",
        "effective_on": 4,
        "concerned": (
            "Les directions des centres sociaux et les responsables d'espaces de vie sociale ; les personnes qui "
            "tiennent les comptes et le fichier des adhérents."
        ),
        "what_to_do": (
            "- Ouvrir dès janvier une feuille avec quatre lignes : bénévoles réguliers, heures de bénévolat, "
            "salariés en équivalent temps plein, partenaires signataires d'une convention.\n"
            "- Décider en équipe ce que l'on appelle un bénévole régulier, et garder la même règle d'une année "
            "sur l'autre.\n"
            "- Prévoir deux heures de saisie à deux, direction et comptabilité.\n"
            "- Garder une copie des réponses : elle sert au bilan annuel et au renouvellement du projet social."
        ),
        "observation": "",
        "follow_up": "Les centres volontaires compareront leurs règles de comptage à la prochaine séance de l'ITC.",
        "body": (
            "L'an dernier, dans notre territoire, la saisie a pris **d'une heure et demie à deux jours** selon "
            "les structures. La différence ne tient pas à la taille, mais au fait d'avoir relevé ou non les "
            "chiffres pendant l'année.\n\n"
            "Les heures de bénévolat sont la donnée la plus fragile. Un centre comptait les réunions du conseil "
            "d'administration, un autre non : du simple au double pour une activité comparable. Aucune des deux "
            "règles n'est fausse, à condition de ne pas en changer."
        ),
        "life": "EDITION",
        "months_ago": 5,
    },
    {
        "key": "saisonniers-plus-tot",
        "space": "itc-pays-d-arles",
        "author": "directrice.tarascon@demo.test",
        "kind": "WATCH",
        "title": "Des familles de saisonniers arrivent plus tôt, et nous l'apprenons par l'école",
        "summary": (
            "Trois structures ont vu arriver des familles dès février, au lieu d'avril. Logement précaire, "
            "enfants inscrits en cours d'année, peu de français : à partager avant la saison prochaine."
        ),
        "topics": ["Logement, cadre de vie", "Aller vers", "Apprentissage du français"],
        "source": "Observations de trois structures et de deux écoles, mises en commun en séance",
        "effective_on": None,
        "concerned": "",
        "what_to_do": "",
        "observation": (
            "Entre février et avril, les trois structures ont rencontré **27 familles nouvelles**, contre 11 "
            "l'an passé à la même période. Vingt avaient au moins un enfant d'âge scolaire.\n\n"
            "Les équipes l'ont su par l'école, trois semaines en moyenne après l'arrivée. Les familles logent "
            "souvent chez un proche ou dans un logement lié à l'emploi : elles craignent d'en parler.\n\n"
            "Ces chiffres sont petits et certaines familles ont pu être comptées deux fois. Ils disent une "
            "direction, pas une ampleur."
        ),
        "follow_up": (
            "- Convenir avec les écoles d'un mot d'accueil en trois langues, qui indique où trouver un centre "
            "social.\n"
            "- Demander à la MSA si elle fait le même constat.\n"
            "- Regarder avec la commune ce qui peut être ouvert dès février, et non en avril.\n\n"
            "Si le constat se répète, la question pourrait devenir une thématique de l'ITC."
        ),
        "body": (
            "Cette note réunit ce que nous avons vu, chacun de notre côté, sans nous l'être dit pendant deux "
            "mois. Nous l'écrivons pour que les autres ITC nous disent si elles voient la même chose."
        ),
        "life": "SHARED_SPACE",
        "months_ago": 4,
    },
]
