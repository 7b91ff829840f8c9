"""Information relayed in ITC Littoral Est."""

NOTE = {
    "key": "sante-mentale-numeros",
    "space": "itc-littoral-est",
    "author": "caf.littoral@demo.test",
    "kind": "TECHNICAL",
    "title": "Situations graves : qui appeler, dans quel ordre, à quelle heure",
    "summary": (
        "Un aide-mémoire d'une page à afficher dans les bureaux : urgence vitale, idées suicidaires, violences, "
        "inquiétude. Rédigé après qu'une équipe s'est trouvée seule un vendredi à 21 h."
    ),
    "topics": ["Santé, santé mentale", "Jeunesse, jeunes adultes"],
    "keywords": ["urgence", "numéros utiles"],
    "source": "Groupe de travail de l'ITC Littoral Est, relu par le centre médico-psychologique",
    "effective_on": 1,
    "concerned": (
        "Toutes les personnes qui accueillent du public, bénévoles compris, et d'abord celles qui ferment le soir."
    ),
    "what_to_do": (
        "- Danger immédiat : **15** ou **112**. On ne laisse pas la personne seule, on n'attend pas la direction.\n"
        "- Idées suicidaires : **3114**, jour et nuit. On peut appeler pour soi, ou pour demander conseil à propos "
        "de quelqu'un.\n"
        "- Enfant en danger : **119**. Violences faites aux femmes : **3919**.\n"
        "- Inquiétude sans urgence : le créneau réservé du centre médico-psychologique, le mardi à 14 h, par la "
        "référente.\n"
        "- Ensuite, toujours : prévenir la direction, écrire trois lignes de faits sans interprétation, reparler avec "
        "un collègue avant de rentrer chez soi."
    ),
    "follow_up": (
        "La page sera relue chaque rentrée. Les équipes disent à la référente ce qui n'a pas fonctionné, même un "
        "numéro qui sonne dans le vide."
    ),
    "body": (
        "Nous ne sommes pas des soignants, et cet aide-mémoire ne fait pas de nous des soignants. Il sert à ne "
        "pas chercher un numéro au moment où l'on a besoin de ses deux mains.\n\n"
        "Il a été testé pendant trois mois par douze animateurs. Deux corrections en sont sorties : l'ordre des "
        "lignes, et la taille des chiffres."
    ),
    "life": "SHARED_NETWORK",
    "months_ago": 2,
    "thematic": "sante-mentale-jeunes",
}
