"""Something seen in ITC Pays d'Arles."""

NOTE = {
    "key": "saisonniers-plus-tot",
    "space": "itc-pays-d-arles",
    "author": "directrice.tarascon@demo.test",
    "kind": "WATCH",
    "title": "Des familles de saisonniers arrivent plus tôt, et nous l'apprenons par l'école",
    "summary": (
        "Trois structures ont vu arriver des familles dès février, au lieu d'avril. Logement précaire, enfants "
        "inscrits en cours d'année, peu de français : à partager avant la saison prochaine."
    ),
    "topics": ["Logement, cadre de vie", "Aller vers", "Apprentissage du français"],
    "keywords": ["saisonniers", "école"],
    "source": "Observations de trois structures et de deux écoles, mises en commun en séance",
    "observation": (
        "Entre février et avril, les trois structures ont rencontré **27 familles nouvelles**, contre 11 l'an "
        "passé à la même période. Vingt avaient au moins un enfant d'âge scolaire.\n\n"
        "Les équipes l'ont su par l'école, trois semaines en moyenne après l'arrivée. Les familles logent souvent "
        "chez un proche ou dans un logement lié à l'emploi : elles craignent d'en parler.\n\n"
        "Ces chiffres sont petits et certaines familles ont pu être comptées deux fois. Ils disent une direction, pas "
        "une ampleur."
    ),
    "follow_up": (
        "- Convenir avec les écoles d'un mot d'accueil en trois langues, qui indique où trouver un centre social.\n"
        "- Demander à la MSA si elle fait le même constat.\n"
        "- Regarder avec la commune ce qui peut être ouvert dès février, et non en avril.\n\n"
        "Si le constat se répète, la question pourrait devenir une thématique de l'ITC."
    ),
    "body": (
        "Cette note réunit ce que nous avons vu, chacun de notre côté, sans nous l'être dit pendant deux mois. Nous "
        "l'écrivons pour que les autres ITC nous disent si elles voient la même chose."
    ),
    "life": "SHARED_SPACE",
    "months_ago": 4,
}
