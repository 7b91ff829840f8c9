"""Information relayed in ITC Étang de Berre."""

NOTE = {
    "key": "senacs-preparer",
    "space": "itc-etang-de-berre",
    "author": "caf.berre@demo.test",
    "kind": "TECHNICAL",
    "title": "Enquête SENACS : les chiffres à préparer avant d'ouvrir le questionnaire",
    "summary": (
        "L'observatoire SENACS interroge chaque année les centres sociaux et les EVS. Quatre chiffres manquent "
        "presque toujours le jour de la saisie : autant les relever au fil de l'eau."
    ),
    "topics": ["Gouvernance, financement, ressources humaines", "Bénévolat"],
    "keywords": ["SENACS", "enquête"],
    "source": "Caf 13 et UCS 13, réunion de préparation",
    "effective_on": 4,
    "concerned": (
        "Les directions des centres sociaux et les responsables d'espaces de vie sociale ; les personnes qui tiennent "
        "les comptes et le fichier des adhérents."
    ),
    "what_to_do": (
        "- Ouvrir dès janvier une feuille avec quatre lignes : bénévoles réguliers, heures de bénévolat, salariés "
        "en équivalent temps plein, partenaires signataires d'une convention.\n"
        "- Décider en équipe ce que l'on appelle un bénévole régulier, et garder la même règle d'une année sur "
        "l'autre.\n"
        "- Prévoir deux heures de saisie à deux, direction et comptabilité.\n"
        "- Garder une copie des réponses : elle sert au bilan annuel et au renouvellement du projet social."
    ),
    "follow_up": "Les centres volontaires compareront leurs règles de comptage à la prochaine séance de l'ITC.",
    "body": (
        "L'an dernier, dans notre territoire, la saisie a pris **d'une heure et demie à deux jours** selon les "
        "structures. La différence ne tient pas à la taille, mais au fait d'avoir relevé ou non les chiffres "
        "pendant l'année.\n\n"
        "Les heures de bénévolat sont la donnée la plus fragile. Un centre comptait les réunions du conseil "
        "d'administration, un autre non : du simple au double pour une activité comparable. Aucune des deux règles "
        "n'est fausse, à condition de ne pas en changer."
    ),
    "life": "EDITION",
    "months_ago": 5,
}
