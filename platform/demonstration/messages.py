"""Messages on spaces, thematics and resources (`on`). `to` is the message that they answer."""

MESSAGES = [
    {
        "key": "mn-lieu",
        "on": "itc-marseille-nord",
        "author": "caf.marseille@demo.test",
        "days_ago": 70,
        "body": (
            "Pour la prochaine séance, je propose que nous soyons reçus aux Trois Figuiers plutôt qu'à la "
            "Caf. Trois d'entre nous n'y sont jamais entrés.\n\n"
            "Je tiens le secrétariat : merci de me dire avant vendredi qui apporte le café."
        ),
    },
    {
        "key": "mn-lieu-1",
        "on": "itc-marseille-nord",
        "author": "directeur.figuiers@demo.test",
        "days_ago": 69,
        "body": (
            "Avec plaisir. Attention, l'ascenseur est en panne depuis lundi ; prévenez-moi si quelqu'un a besoin du "
            "plain-pied, nous nous mettrons au rez-de-chaussée."
        ),
        "to": "mn-lieu",
    },
    {
        "key": "mn-lieu-2",
        "on": "itc-marseille-nord",
        "author": "suivi@demo.test",
        "days_ago": 68,
        "body": (
            "Je suis vos travaux par compte rendu et ne viendrai pas. Une question cependant : le coût horaire de "
            "l'aller vers, que vous comparez, comprend-il les trajets ?"
        ),
        "to": "mn-lieu",
    },
    {
        "key": "mn-lieu-3",
        "on": "itc-marseille-nord",
        "author": "directrice@demo.test",
        "days_ago": 66,
        "body": (
            "Oui, trajets et rangement compris. C'est ce qui double le chiffre. Nous l'ajouterons en note sous le "
            "tableau."
        ),
        "to": "mn-lieu",
    },
    {
        "key": "mn-bus",
        "on": "itc-marseille-nord",
        "author": "adjointe.terrasses@demo.test",
        "days_ago": 24,
        "body": (
            "Le dernier bus de 20 h 40 : la note de Yacine m'a fait recompter chez nous. Onze filles l'an dernier à "
            "l'atelier du jeudi, quatre aujourd'hui. Je croyais que c'était l'animatrice."
        ),
    },
    {
        "key": "mn-bus-1",
        "on": "itc-marseille-nord",
        "author": "delegue.marseille@demo.test",
        "days_ago": 22,
        "body": (
            "Envoyez-moi les trois relevés sur une page. Je les porte au comité de ligne, mais il me faut des "
            "chiffres, pas une pétition."
        ),
        "to": "mn-bus",
    },
    {
        "key": "fa-compter",
        "on": "familles-absentes",
        "author": "experte@demo.test",
        "days_ago": 85,
        "body": (
            "Une proposition de méthode pour comparer vos essais sans vous demander un tableau de plus : trois "
            "nombres par sortie, toujours les mêmes.\n\n"
            "- heures passées, tout compris ;\n"
            "- conversations de plus de deux minutes ;\n"
            "- personnes revues au moins une fois.\n\n"
            "Le troisième est le plus parlant et c'est celui que personne ne note."
        ),
    },
    {
        "key": "fa-compter-1",
        "on": "familles-absentes",
        "author": "directrice@demo.test",
        "days_ago": 84,
        "body": (
            "Le troisième nous oblige à reconnaître les gens. Nous le faisons de tête, et nous nous trompons "
            "sûrement. Cela vaut-il quand même ?"
        ),
        "to": "fa-compter",
    },
    {
        "key": "fa-compter-2",
        "on": "familles-absentes",
        "author": "experte@demo.test",
        "days_ago": 83,
        "body": (
            "Oui, si ce sont toujours les deux mêmes personnes qui se trompent. L'erreur est constante, l'évolution "
            "reste lisible."
        ),
        "to": "fa-compter",
    },
    {
        "key": "fa-compter-3",
        "on": "familles-absentes",
        "author": "directrice.hirondelles@demo.test",
        "days_ago": 80,
        "body": (
            "Essayé quatre semaines. Conversations : 31, 28, 40, 22. Personnes revues : 4, 9, 15, 17. Sans la "
            "dernière ligne, nous aurions arrêté à la deuxième semaine."
        ),
        "to": "fa-compter",
    },
    {
        "key": "sv-mairies",
        "on": "sans-voiture",
        "author": "responsable.draille@demo.test",
        "days_ago": 150,
        "body": (
            "Les cinq secrétaires de mairie que j'ai rencontrées acceptent de témoigner, à une condition : que le "
            "maire ne l'apprenne pas par nous. Comment fait-on ?"
        ),
    },
    {
        "key": "sv-mairies-1",
        "on": "sans-voiture",
        "author": "msa@demo.test",
        "days_ago": 148,
        "body": (
            "Nous pouvons les inviter à une réunion de la MSA sur les droits agricoles, où leur présence va de soi. "
            "Vous tenez la deuxième heure."
        ),
        "to": "sv-mairies",
    },
    {
        "key": "sv-mairies-2",
        "on": "sans-voiture",
        "author": "directeur.arles@demo.test",
        "days_ago": 147,
        "body": (
            "Bonne idée, et nous prévenons les maires avant, tous, d'une ligne. Je préfère un maire prévenu et "
            "agacé qu'un maire surpris."
        ),
        "to": "sv-mairies",
    },
    {
        "key": "sm-conduite",
        "on": "sante-mentale-jeunes",
        "author": "expert.sante@demo.test",
        "days_ago": 140,
        "body": (
            "J'ai relu la conduite à tenir. Deux remarques. L'ordre des numéros doit être celui du geste, pas celui "
            "de la gravité. Et il manque la phrase la plus utile : « Est-ce que tu penses à te faire du mal ? » On "
            "peut la poser. Elle n'aggrave rien ; elle ouvre."
        ),
    },
    {
        "key": "sm-conduite-1",
        "on": "sante-mentale-jeunes",
        "author": "responsable.pointus@demo.test",
        "days_ago": 139,
        "body": (
            "L'équipe avait très peur de cette phrase. Nous l'avons répétée à voix haute, en réunion, chacun une "
            "fois. C'était étrange et c'est passé."
        ),
        "to": "sm-conduite",
    },
    {
        "key": "sm-conduite-2",
        "on": "sante-mentale-jeunes",
        "author": "caf.littoral@demo.test",
        "days_ago": 130,
        "body": "Je la relaie dans la note de l'ITC, avec votre relecture.",
        "to": "sm-conduite",
    },
    {
        "key": "bf-tresorier",
        "on": "benevoles-fatigues",
        "author": "directeur.bugade@demo.test",
        "days_ago": 90,
        "body": (
            "J'ai demandé à notre trésorier de noter ses heures pendant un mois : 34. Il a dit en me rendant la "
            "feuille qu'il ne le referait pas, ni les heures ni la feuille."
        ),
    },
    {
        "key": "bf-tresorier-1",
        "on": "benevoles-fatigues",
        "author": "ifac@demo.test",
        "days_ago": 88,
        "body": (
            "Dans deux structures que j'accompagne, le poste est partagé en trois : les factures, les salaires, la "
            "parole au conseil. Aucun des trois ne se serait présenté comme trésorier."
        ),
        "to": "bf-tresorier",
    },
    {
        "key": "bf-tresorier-2",
        "on": "benevoles-fatigues",
        "author": "directrice.aix@demo.test",
        "days_ago": 87,
        "body": "Nous l'essayons en janvier. Je raconterai, y compris si cela rate.",
        "to": "bf-tresorier",
    },
    {
        "key": "lq-droit",
        "on": "laicite-au-quotidien",
        "author": "cco@demo.test",
        "days_ago": 200,
        "body": (
            "Attention à la deuxième phrase du guide : elle vaut pour vous parce que votre convention avec la Ville "
            "confie une mission. Pour un centre voisin, le juriste a répondu autrement. Pouvons-nous l'écrire en "
            "tête ?"
        ),
    },
    {
        "key": "lq-droit-1",
        "on": "laicite-au-quotidien",
        "author": "directrice.toiles@demo.test",
        "days_ago": 198,
        "body": (
            "Vous avez raison, et c'est gênant : trois centres l'avaient déjà recopiée. Nous préparons une deuxième "
            "version du guide avec cet avertissement en premier."
        ),
        "to": "lq-droit",
    },
    {
        "key": "pt-pluie",
        "on": "pied-des-tours",
        "author": "responsable.draille@demo.test",
        "days_ago": 420,
        "body": (
            "Question pratique avant de nous lancer : que faites-vous du carnet en fin d'année ? Et qui peut le lire "
            "entre-temps ?"
        ),
    },
    {
        "key": "pt-pluie-1",
        "on": "pied-des-tours",
        "author": "directrice@demo.test",
        "days_ago": 418,
        "body": (
            "Il est détruit en juin, devant les quatre mères qui préparent le goûter. Entre-temps, deux personnes : "
            "nous deux. Une conseillère a demandé à le voir ; nous avons dit non, poliment."
        ),
        "to": "pt-pluie",
    },
    {
        "key": "gh-apres",
        "on": "centre-social-a-l-hotel",
        "author": "directeur.tilleuls@demo.test",
        "days_ago": 150,
        "body": (
            "Vous écrivez qu'un quatrième centre « n'a jamais rappelé ». C'est nous. Le message est arrivé "
            "pendant notre fermeture d'août et je ne l'ai lu qu'en octobre. Deux familles habitaient déjà le "
            "quartier, nous les avons connues autrement.\n\n"
            "Je ne demande pas que la phrase soit retirée."
        ),
    },
    {
        "key": "gh-apres-1",
        "on": "centre-social-a-l-hotel",
        "author": "directrice.aix@demo.test",
        "days_ago": 149,
        "body": (
            "Merci de l'écrire ici. La leçon est pour nous aussi : un appel sans deuxième appel n'est pas un relais. "
            "Je l'ajoute aux points de vigilance à la prochaine édition."
        ),
        "to": "gh-apres",
    },
    {
        "key": "nag-pudeur",
        "on": "nager-a-quarante-ans",
        "author": "directrice.hirondelles@demo.test",
        "days_ago": 260,
        "body": "La question du maillot est-elle venue ? Chez nous, elle a occupé la moitié de la première réunion.",
    },
    {
        "key": "nag-pudeur-1",
        "on": "nager-a-quarante-ans",
        "author": "directeur.greement@demo.test",
        "days_ago": 259,
        "body": (
            "Oui, et nous avons répondu une seule chose : le règlement de la piscine, lu ensemble, avant de "
            "s'inscrire. Deux personnes ne se sont pas inscrites. Personne n'a été surpris au bord du bassin."
        ),
        "to": "nag-pudeur",
    },
    {
        "key": "pl-sol",
        "on": "restanques-a-remonter",
        "author": "directeur.salon@demo.test",
        "days_ago": 230,
        "body": (
            "Avez-vous fait analyser la terre ? Nos parcelles sont sur un ancien garage et nous n'osons pas demander."
        ),
    },
    {
        "key": "pl-sol-1",
        "on": "restanques-a-remonter",
        "author": "directrice.laciotat@demo.test",
        "days_ago": 228,
        "body": (
            "Non, et c'est dans les points de vigilance parce que nous aurions dû. Comptez 180 € l'analyse. Demandez "
            "avant : après, on ne sait pas quoi faire de la réponse."
        ),
        "to": "pl-sol",
    },
    {
        "key": "po-dure",
        "on": "pret-ordinateur",
        "author": "directeur.tilleuls@demo.test",
        "days_ago": 58,
        "body": (
            "Avec un public sans adresse stable, trois mois ne tiennent pas : cinq machines sur huit rendues en "
            "retard. Avez-vous essayé des prêts d'une semaine ?"
        ),
    },
    {
        "key": "po-dure-1",
        "on": "pret-ordinateur",
        "author": "directrice.miramas@demo.test",
        "days_ago": 56,
        "body": (
            "Jamais. À une semaine, je ne vois pas quand on apprend. Peut-être n'est-ce pas un prêt qu'il vous faut, "
            "mais une table avec une prise et quelqu'un à côté."
        ),
        "to": "po-dure",
    },
    {
        "key": "mc-ton",
        "on": "itc-marseille-centre",
        "author": "ville.marseille@demo.test",
        "days_ago": 110,
        "body": (
            "Franchement, le propriétaire du numéro 14, que tout le monde ici connaît, relève du tribunal : onze "
            "personnes dans quarante mètres carrés, et il siège au conseil de quartier."
        ),
        "moderated_by": "directrice.toiles@demo.test",
        "reason": "Une personne y est mise en cause nommément. Les faits peuvent être redits sans son nom.",
    },
    {
        "key": "mc-ton-1",
        "on": "itc-marseille-centre",
        "author": "directrice.toiles@demo.test",
        "days_ago": 109,
        "body": (
            "À propos du message que j'ai retiré hier : nous reprenons le sujet en séance, à partir du relevé des "
            "boîtes à clés, sans nommer personne."
        ),
    },
]
