"""Invented words of meetings: for each agenda, point by point, notes, a decision and a task."""

# In the order of the agendas in `agendas.AGENDAS`.
SAID: dict[int, tuple[tuple[str, str, str], ...]] = {
    0: (
        (
            "Chacun dit une réussite et une difficulté. Réussites : un vestiaire tenu par des habitantes, un "
            "conseil de maison qui vote, un bus partagé à deux centres. Difficultés : les absences le lundi, "
            "un logiciel de caisse qui ne parle à aucun autre, l'accueil seul après 17 h.\n\nL'accueil seul "
            "revient dans quatre centres sur six.",
            "",
            "",
        ),
        (
            "Sept sujets sont écrits au tableau. Chacun pose deux gommettes.\n- L'accueil après 17 h : 9\n- "
            "Les familles qui ne se réinscrivent pas : 7\n- Les démarches en ligne : 4",
            "Deux sujets sont travaillés cette année : l'accueil après 17 h, et les familles qui ne se "
            "réinscrivent pas.",
            "Écrire en une page pourquoi ces deux sujets, pour ceux qui n'étaient pas là",
        ),
        (
            "Personne ne veut tenir deux fois de suite le secrétariat. La Caf et la ville acceptent d'entrer "
            "dans le tour.",
            "L'animation et le secrétariat passent d'un siège à l'autre à chaque rencontre.",
            "",
        ),
        (
            "Le mardi matin convient à tous, sauf pendant les vacances.",
            "Les six prochaines rencontres ont lieu un mardi, de 9 h 30 à 12 h.",
            "Envoyer les six dates",
        ),
    ),
    1: (
        (
            "Inscriptions : 412 familles en septembre, contre 437 l'an dernier. Deux centres n'ont pas encore "
            "compté les adhésions faites à la fête de quartier.",
            "",
            "Compter les adhésions de la fête de quartier",
        ),
        (
            "Sur 61 familles parties, 24 ont déménagé et 11 ont dit que l'horaire ne va plus. Des 26 autres, "
            "on ne sait rien : personne ne les a appelées.\n\nUn appel n'est pas un reproche : on demande des "
            "nouvelles, puis ce qui manquerait pour revenir.",
            "Chaque centre appelle les familles dont il ne sait rien, avec les trois mêmes questions.",
            "Écrire les trois questions de l'appel",
        ),
        (
            "Trois dates : le 15 octobre pour le bilan intermédiaire, le 30 novembre pour le budget, le 12 "
            "décembre pour la convention. La Caf répond en deux jours sur la boîte commune.",
            "",
            "",
        ),
        (
            "Deux idées : « l'accueil à deux voix », et « le café de rentrée ».",
            "Une fiche est écrite à quatre mains sur le café de rentrée.",
            "Tenir la plume de la fiche",
        ),
    ),
    2: (
        (
            "Trois bénévoles racontent. « On m'a donné la clé, jamais le numéro de quelqu'un. » « Je suis "
            "partie quand le planning est devenu obligatoire. » « Personne ne m'a dit merci quand j'ai "
            "arrêté : j'ai cru que j'avais mal fait. »\n\nPersonne n'est parti à cause des habitants.",
            "",
            "",
        ),
        (
            "Un centre a écrit une offre, reçu chaque personne, proposé un essai d'un mois puis un bilan. Sur "
            "neuf essais, sept personnes sont encore là un an après. Le bilan d'un mois prend vingt minutes.",
            "",
            "Partager la trame du bilan d'un mois",
        ),
        (
            "La fédération confirme : le trajet est couvert si le centre tient une liste à jour. Une feuille suffit.",
            "",
            "Afficher la réponse de la fédération à l'accueil",
        ),
        (
            "Oui, si elle sert aussi à rire. Deux centres prêtent leur cuisine.",
            "Une journée commune des bénévoles a lieu le premier samedi de juin.",
            "Réserver la salle et la cuisine",
        ),
    ),
    3: (
        (
            "Ce qui a marché : le café au pied du hall B, parce que la table reste la même chaque jeudi. Ce "
            "qui n'a pas marché : le porte-à-porte à midi. Les gens ouvrent quand un voisin est là.",
            "",
            "",
        ),
        (
            "La carte montre un trou de 17 h à 19 h le mercredi, et tout le dimanche. Le bailleur y a un "
            "gardien, la ville un médiateur : ils ne le savaient pas l'un de l'autre.",
            "",
            "Mettre la carte au propre, avec les heures de chacun",
        ),
        (
            "Trois locaux possibles. Le bailleur demande qui paie l'assurance et qui a la clé.",
            "L'ITC demande ensemble le local du hall C, pour trois après-midi par semaine.",
            "Écrire la demande au bailleur",
        ),
    ),
    4: (
        (
            "Trois appartements ont dépassé 34 °C. Quinze visites, dont neuf chez des personnes seules. Deux "
            "n'avaient pas de volets ; la demande date de trois ans.",
            "",
            "",
        ),
        (
            "Qui appelle qui, de 10 h à 20 h, samedi compris. Le tableau existe, il n'était plus à jour depuis mars.",
            "Le tableau d'alerte est relu chaque premier lundi de mai à septembre.",
            "Tenir le tableau d'alerte",
        ),
        (
            "Le bailleur répond sur les volets : commande passée, pose en avril. La ville prête quatre "
            "ventilateurs par centre. Sur la salle fraîche, pas de réponse : la question est reposée par "
            "écrit.",
            "",
            "Reposer par écrit la question de la salle fraîche",
        ),
        (
            "Lu, avec une date corrigée.",
            "Le compte rendu de juin est approuvé.",
            "",
        ),
    ),
    5: (
        (
            "Six dossiers demandent la même chose sous six noms. Mis côte à côte, quarante-deux cases disent "
            "dix-sept choses différentes. Le plus long à retrouver : le nombre d'heures d'ouverture.",
            "",
            "Partager le tableau des dix-sept réponses",
        ),
        (
            "La Région lit trois choses d'abord : à qui cela a servi, ce qui a changé, ce qui n'a pas marché. "
            "Un bilan d'une page avec deux chiffres vrais vaut mieux que vingt pages.",
            "",
            "",
        ),
        (
            "Un calendrier commun ferait gagner deux semaines à chaque centre. Les financeurs présents sont "
            "d'accord pour en parler entre eux.",
            "L'ITC écrit aux financeurs pour demander un calendrier commun.",
            "Écrire la lettre aux financeurs",
        ),
    ),
    6: (
        (
            "Quarante jeunes ont répondu : 31 viendraient après 18 h s'ils savaient qu'un adulte connu est "
            "là. Neuf disent que le problème n'est pas l'heure mais le trajet.",
            "",
            "",
        ),
        (
            "Un nom par quartier, et un deuxième en cas d'absence. Ce n'est pas toujours un salarié : à La "
            "Visitation, c'est l'entraîneur.",
            "",
            "Compléter la liste des adultes connus",
        ),
        (
            "Le dernier bus part à 20 h 42. La métropole peut le décaler à 21 h 15 deux soirs par semaine, à l'essai.",
            "",
            "Donner à la métropole les deux soirs choisis",
        ),
        (
            "Le massif de Sormiou, à la journée, avec les jeunes pour la préparer.",
            "Une sortie commune aux vacances de printemps, préparée par huit jeunes.",
            "Réserver le car",
        ),
    ),
    7: (
        (
            "Une matinée relevée minute par minute : 27 personnes, dont 19 pour une démarche en ligne. Quatre "
            "heures debout, sans pause. Ce qui épuise n'est pas la démarche, c'est d'être interrompue.",
            "",
            "",
        ),
        (
            "La liste tient en deux colonnes. Nous faisons : ouvrir un compte, scanner, expliquer un "
            "courrier. Nous ne faisons pas : garder un mot de passe, signer, avancer de l'argent.",
            "La liste est affichée dans chaque accueil, et lue avec chaque nouvelle personne.",
            "Mettre la liste en page et l'imprimer",
        ),
        (
            "Deux places en mars. Priorité aux centres où une seule personne tient la permanence.",
            "",
            "Inscrire deux personnes à la formation",
        ),
    ),
    8: (
        (
            "Trois situations racontées sans nom ni rue. À chaque fois, la même question : à qui téléphoner "
            "un vendredi à 18 h ? Le numéro existe, il était dans un tiroir.",
            "",
            "",
        ),
        (
            "La note est relue ligne à ligne. Deux numéros avaient changé.",
            "La note des numéros utiles est mise à l'accueil, avec la date de sa relecture.",
            "Relire les numéros tous les six mois",
        ),
        (
            "Un groupe de huit, un vendredi sur quatre, hors des murs. La fédération connaît une "
            "intervenante. Coût : 180 € par séance, partagés entre cinq centres.",
            "L'analyse de pratique commence en janvier, à cinq centres.",
            "Demander le devis de l'intervenante",
        ),
    ),
    9: (
        (
            "Trois scènes jouées : le repas du midi, la salle prêtée, la sortie à la piscine. À chaque fois, "
            "on a cherché d'abord ce que la personne demande, et non ce qu'elle est. La scène de la salle a "
            "fait débat : deux avis restent, et c'est noté ainsi.",
            "",
            "",
        ),
        (
            "La charte demande la neutralité aux salariés, jamais aux habitants. Plusieurs découvrent qu'un "
            "bénévole n'est pas un salarié.",
            "",
            "Demander à la Caf l'exemple d'affiche",
        ),
        (
            "L'affiche est relue mot à mot. « Ici » remplace « dans cet établissement ». La phrase sur les "
            "tenues est retirée.",
            "L'affiche commune est approuvée avec ces deux changements.",
            "Faire imprimer l'affiche",
        ),
    ),
}
ON_THE_THEMATIC = (
    "Où nous en sommes : deux essais ont commencé, un troisième attend une salle. Ce que nous apprenons : les "
    "familles viennent quand quelqu'un les a invitées par leur nom. Prochaine étape : comparer les deux "
    "essais.",
    "Le troisième essai commence avant la fin du mois.",
    "Trouver la salle du troisième essai",
)
RESERVED_TITLE = "Une collègue en difficulté : ce que nos centres peuvent faire ensemble"
RESERVED = (
    "Situation exposée par sa direction, avec l'accord de l'intéressée. Deux centres proposent un "
    "remplacement d'un mois. Rien de ce point ne sort de cette salle.",
    "Un remplacement d'un mois est organisé entre les deux centres.",
    "",
)
# Made on the newest minutes, and still without a reply.
OBSERVATION = (
    "Dans la scène de la salle prêtée, il me semble que nous avions dit « prêter aux mêmes conditions à "
    "tous ». Peut-on l'écrire, plutôt que « deux avis restent » ?"
)
ANSWERED = (
    "Le numéro de la cellule d'écoute est celui de l'an dernier.",
    "Merci : le bon numéro est dans la version 2, et à l'accueil depuis ce matin.",
)
AT_LAST = "Le temps avait manqué la dernière fois. Chacun dit ce qu'il en pense, et le point est clos."
TAKEN_UP = "Chaque structure dit où elle en est. Ce qui reste à faire est repris, avec sa date."
CORRECTION = (
    "18 h ?",
    "18 h, ou un samedi ?",
    "Le bon numéro, et le samedi qui manquait dans la question.",
)
