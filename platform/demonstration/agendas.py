"""Invented agendas and excuses of meetings. Each point has a title, an aim and minutes."""

OBJECTS = (
    "Se retrouver, et choisir ensemble la suite",
    "Ce que les familles nous disent de la rentrée",
    "Les bénévoles : qui revient, qui part, et pourquoi",
    "Aller vers ceux qui ne viennent pas",
    "Chaleur, logement : ce que l'été a montré",
    "Nos dossiers de financement, côte à côte",
    "Adolescents : les lieux, les heures, les adultes",
    "Démarches en ligne : où nos équipes s'épuisent",
    "Santé mentale : à qui téléphoner le vendredi soir",
    "Parler de laïcité sans se fâcher",
    "Ce que nous gardons de l'année",
    "Accueillir une nouvelle directrice, transmettre un siège",
    "Préparer la restitution aux partenaires",
)
AGENDAS = (
    (
        ("Tour de table : une réussite et une difficulté depuis la dernière fois", "EXCHANGE", 30),
        ("Les sujets que chacun voudrait travailler : en garder deux", "DECIDE", 45),
        ("Qui anime, qui prend les notes : nos règles de tour", "DECIDE", 20),
        ("Dates des six prochaines rencontres", "DECIDE", 15),
    ),
    (
        ("Inscriptions de septembre : les chiffres de chaque centre, et ceux qui manquent", "INFORM", 25),
        ("Les familles qui ne se sont pas réinscrites : que savons-nous d'elles ?", "EXCHANGE", 45),
        ("Calendrier de la Caf pour les conventions : trois dates à retenir", "INFORM", 15),
        ("Une fiche à écrire à plusieurs : laquelle, et qui tient la plume ?", "DECIDE", 20),
    ),
    (
        ("Trois bénévoles partis cette année racontent pourquoi", "EXCHANGE", 40),
        ("Recruter comme on recrute un salarié : l'essai d'un centre", "EXCHANGE", 30),
        ("Assurance des bénévoles : la réponse de la fédération", "INFORM", 10),
        ("Une journée commune des bénévoles : oui ou non, et quand", "DECIDE", 25),
    ),
    (
        ("Porte-à-porte, cafés de rue, halls : ce que chacun a essayé", "EXCHANGE", 45),
        ("Une carte des heures où personne n'est là", "EXCHANGE", 30),
        ("Demander un local de pied d'immeuble au bailleur", "DECIDE", 20),
    ),
    (
        ("Retour sur l'été : trois appartements à plus de 34 °C, quinze visites", "INFORM", 25),
        ("Qui appelle qui quand l'alerte tombe : un tableau à tenir à jour", "DECIDE", 30),
        ("Le bailleur et la ville répondent à nos trois questions", "EXCHANGE", 40),
        ("Approuver le compte rendu de juin", "APPROVE", 10),
    ),
    (
        ("Le même dossier sous six noms : les tableaux mis côte à côte", "EXCHANGE", 40),
        ("Ce que la Région attend d'un bilan : exemples annotés", "INFORM", 25),
        ("Écrire ensemble aux financeurs : demander un calendrier commun", "DECIDE", 30),
    ),
    (
        ("Fermer à 18 h ou à 21 h : ce qu'ont dit quarante jeunes", "INFORM", 20),
        ("Un adulte que l'on connaît : qui, dans chaque quartier ?", "EXCHANGE", 40),
        ("Le trajet du retour le soir, avec la métropole", "EXCHANGE", 30),
        ("Une sortie commune aux vacances de printemps", "DECIDE", 15),
    ),
    (
        ("Une matinée de permanence, minute par minute", "EXCHANGE", 35),
        ("Ce qui relève de nous, ce qui n'en relève pas : la liste", "DECIDE", 40),
        ("Formation « aidants connect » : deux places à prendre", "INFORM", 10),
    ),
    (
        ("Trois situations, sans nom : qu'aurions-nous pu faire ?", "EXCHANGE", 50),
        ("Numéros utiles : relire la note et la mettre à l'accueil", "DECIDE", 20),
        ("Soutenir nos équipes : l'analyse de pratique à plusieurs centres", "EXCHANGE", 30),
    ),
    (
        ("Trois situations de laïcité jouées, puis discutées", "EXCHANGE", 60),
        ("Ce que dit la charte, ce qu'elle ne dit pas", "INFORM", 20),
        ("Une affiche commune : la relire mot à mot", "APPROVE", 20),
    ),
    (
        ("Ce que chacun a repris d'un autre centre cette année", "EXCHANGE", 40),
        ("Nos fiches : à réinterroger, à partager avec le réseau", "DECIDE", 30),
        ("Ce que nous ne referons pas", "EXCHANGE", 20),
        ("Calendrier de l'an prochain", "DECIDE", 15),
    ),
    (
        ("Qui nous sommes, pour qui arrive : une histoire de l'ITC en dix minutes", "INFORM", 15),
        ("Transmettre un siège : ce qu'on aurait voulu savoir le premier jour", "EXCHANGE", 40),
        ("Le diagnostic partagé a quatre ans : qu'est-ce qui a changé ?", "EXCHANGE", 40),
    ),
    (
        ("Ce que les partenaires attendent de nous, en trois phrases", "EXCHANGE", 30),
        ("Qui présente quoi : cinq minutes par fiche", "DECIDE", 25),
        ("Inviter des habitants : qui, comment, avec quel mot", "DECIDE", 30),
    ),
)
EXCUSES = (
    "Commission d'attribution à la même heure.", "Je suis en formation cette semaine-là.",
    "Un rendez-vous à la Caf que je ne peux pas déplacer.", "Congés. Je lirai le compte rendu.",
    "L'accueil est à une seule personne ce matin : je reste.", "Conseil d'administration la veille au soir, très tard.",
)  # fmt: skip
PLACES = (
    ("Salle du conseil", "au rez-de-chaussée de la mairie annexe"),
    ("Grande salle du centre social", "entrée par la cour"),
    ("Maison des associations", "salle 2, premier étage"),
)
NOTES = (
    "Chacun a parlé. À garder pour la fiche : commencer par ce que les gens viennent chercher.",
    "Deux avis sur la méthode, un accord sur la suite : un essai de trois mois, puis nous en reparlons.",
    "Décidé à l'unanimité des présents. La Caf transmet le modèle.",
    "Manque de temps : reprendre ce point en premier la prochaine fois.",
)
GUESTS = ("habitante du quartier", "principal adjoint du collège", "médiatrice de la régie", "stagiaire de l'IRTS")
