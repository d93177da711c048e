"""What a language's small words do to a sentence: deny it, put it off, link it, make a sentence of it. Folded words."""

from __future__ import annotations

import re
from dataclasses import dataclass


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True)
class Grammar:
    """The words that judge a clause.

    ``ahead`` deny what follows them, ``behind`` what stands before; ``openers`` (« ne ») and ``around`` (“not”) deny
    their whole clause, unless ``only`` follows. ``lacks`` (« absence ») deny what follows where ``of`` stands between.
    ``put_off`` words say that something is asked for, planned or refused: it is not done. ``later`` matches futures and
    conditionals. ``asking`` names a request, which ``handed`` words say was carried out. ``joins`` begin a new clause.
    ``beside`` words begin none after a ``helping`` verb (« je l’ai donc bloquée »), ``supposing`` ones begin one that
    holds for anybody (« lorsque votre compte est débiteur »). ``bounds`` follow a denial that says when (“no later”).
    ``titles`` call somebody. ``small`` words link and say nothing; ``said`` words are verbs, and ``verb`` matches the
    endings of others; ``done`` are those that say a thing is done.
    """

    ahead: frozenset[str]
    behind: frozenset[str]
    openers: frozenset[str]
    around: frozenset[str]
    only: frozenset[str]
    lacks: frozenset[str]
    of: frozenset[str]
    put_off: frozenset[str]
    later: re.Pattern[str]
    asking: frozenset[str]
    handed: frozenset[str]
    joins: frozenset[str]
    beside: frozenset[str]
    helping: frozenset[str]
    supposing: frozenset[str]
    bounds: tuple[str, ...]
    titles: frozenset[str]
    small: frozenset[str]
    said: frozenset[str]
    verb: re.Pattern[str]
    done: frozenset[str]

    @property
    def negators(self) -> frozenset[str]:
        """Every word that denies."""
        return self.ahead | self.behind | self.openers | self.around


_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche"
FRENCH = Grammar(
    ahead=_set("aucun aucune aucuns aucunes nul nulle sans ni pas jamais zero non rien guere"),
    behind=_set(
        "absent absente absents absentes manquant manquante manquants manquantes inexistant inexistante inexistants"
        " inexistantes introuvable introuvables inconnu inconnue inconnus inconnues neant manque manquent"
    ),
    openers=_set("ne n'"),
    around=_set(""),
    only=_set("que qu'"),
    lacks=_set("absence defaut faute manque oubli refus echec lieu impossibilite oublie omis impossible incapable"),
    of=_set("de d' du des"),
    put_off=_set(
        "souhaite souhaitait souhaitee voudrait veut voulait desire doit doivent devrait devait peut peuvent"
        " pourrait failli propose proposee proposes proposees conseille conseillee suggere suggeree prevu prevue prevus"
        " prevues"
        " envisage envisagee programmee programme reste restent restait bientot demain prochainement"
        " ulterieurement va vais vont allons si refuse refusee refuses refusees annule annulee"
        " echoue echouee rejete rejetee oublie oubliee reporte reportee differe differee sollicite"
        " sollicitee demander faudra faudrait faut besoin eventuel eventuelle eventuellement interrompu interrompue"
        " soit soient pouvez devez"
    ),
    later=re.compile(
        r"(?!(?:camera|opera|retrait|extrait|extra|ultra)s?\Z)\w*(?:(?:e|i|d|tt|v)r(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)"
        r"|(?:se|au|fe|pour|dev|ver|enver)r(?:a|ai|ont|ons|ez|ait|aient|ais))\Z"
    ),
    asking=_set("demande demandes requete"),
    handed=_set(
        "transmis transmise transmises envoye envoyee envoyees adresse adressee adressees remonte remontee deposee"
        " enregistree enregistrees saisie prise ouverte creee faite faites effectuee formulee relayee escaladee traitee"
    ),
    joins=_set(
        "mais puis ensuite et car donc que qu' qui dont lorsque lorsqu' quand parce puisque puisqu' comme or si s'il"
        " afin tandis"
    ),
    beside=_set("donc puis ensuite"),
    helping=_set("est sont a ai ont avons avez"),
    supposing=_set("si s'il quand lorsque lorsqu'"),
    bounds=("plus tard",),
    titles=_set("monsieur madame"),
    small=_set(
        "le la les l' un une des du de d' au aux a en dans sur sous pour par avec chez vers entre selon apres avant"
        " depuis pendant lors ce cet cette ces c' s' se son sa ses leur leurs mon ma mes notre nos votre vos y ou et"
        " est sont ete etait etaient sera a ai as ont avons avez avait avaient etre avoir il elle ils elles on je j'"
        " nous vous lui m' me t' tu te bien donc ensuite puis aussi deja tout toute tous toutes ici ci hier"
        f" aujourd' hui jour jusqu' ainsi encore toujours meme {_DAYS}"
    ),
    said=_set(
        "est sont ete etait etaient suis etes a ai ont avons avez avait avaient fait faite faits faites dit dite dites"
        " peut peux peuvent doit doivent veut vient viennent va vais vont mis mise pris prise recu recue remis remise"
        " transmis transmise promis promise ecrit ecrite vu vue lu lue su conclu conclue reconnu reconnue reconnus"
        " reconnues reconnait connu connue rendu rendue perdu perdue tenu tenue obtenu obtenue prevu prevue"
        " convenu convenue ouvert ouverte ouverts ouvertes offert offerte inscrit inscrite choisi choisie fini finie"
        " averti avertie saisi saisie fourni fournie etabli etablie suivi suivie joint jointe clos close parti partie"
        " voit sait souhaite demande attend reste restent confirme indique precise explique refuse accepte propose"
        " appelle rappelle bonjour bonsoir merci cordialement desole desolee veuillez faites voir lisez ecrivez"
        " appelez rien ok oui decline contestee contestees bloquee reedite rappeler valide relit lit recoit envoie"
        " trouve tient permet convient vise concerne regrette regrettons"
    ),
    verb=re.compile(
        r"\w{2,}(?:[aeo]inte?s?|[scdtr]uite?s?|crite?s?|[pr]rise?s?|mise?s?|quise?s?|verte?s?|ferte?s?|duise?nt"
        r"|ee|ees|[cdlnrstv]ue?s?|ez|ait|aient|erai|era|eront|erons|erez|irai|ira|iront)\Z"
    ),
    done=_set(
        "fait faite faits faites effectue effectuee effectues effectuees realise realisee realises realisees"
        " enregistre enregistree enregistres enregistrees bloque bloquee bloques bloquees pose posee commande commandee"
        " envoye envoyee ouvert ouverte valide validee termine terminee execute executee ok"
    ),
)
ENGLISH = Grammar(
    ahead=_set("no without neither nor none zero nothing nobody"),
    behind=_set("missing absent unknown lacking"),
    openers=_set(""),
    around=_set("not never cannot t"),
    only=_set("only"),
    lacks=_set("lack absence instead failure refusal"),
    of=_set("of to"),
    put_off=_set(
        "will ll shall would should could can may might must going if unless when once request requested requests ask"
        " asked asks pending tomorrow soon later want wants wanted need needs propose proposed plan planned refuse"
        " refused cancel cancelled canceled fail failed impossible remain remains wish wishes offer offered"
    ),
    later=re.compile(r"(?!)"),
    asking=_set("request requests"),
    handed=_set("sent passed forwarded transferred escalated made logged recorded submitted handed raised"),
    joins=_set("but and then because since who which that so when if while although"),
    beside=_set("then so"),
    helping=_set("was is has have"),
    supposing=_set("if when"),
    bounds=("later",),
    titles=_set("mr mrs ms miss"),
    small=_set(
        "the a an of to in on at for by with from into your you we i it he she they his her its our their my me us this"
        " that these is are was were be been being has have had do does did and or as now also already just then so"
    ),
    said=_set(
        "is are was were be been has have had do does did am will can may made done sent read took taken given gave"
        " told said know known understand please hello dear thank thanks sorry regards sincerely call write reply see"
        " find found kept put set get got let need open block order keep go"
    ),
    verb=re.compile(r"\w{2,}(?:ed|ing)\Z"),
    done=_set("done made blocked cancelled ordered sent opened registered recorded completed confirmed"),
)
GERMAN = Grammar(
    ahead=_set("kein keine keinen keiner keinem keines ohne weder noch null nichts niemand"),
    behind=_set("fehlt fehlen fehlend unbekannt"),
    openers=_set(""),
    around=_set("nicht nie niemals"),
    only=_set("nur"),
    lacks=_set("mangels statt anstatt fehlen"),
    of=_set("von der des einer"),
    put_off=_set(
        "werde werden soll sollte sollen muss mussen kann konnen konnte mochte will wollen wenn falls sobald beantragt"
        " gebeten morgen bald spater geplant vorgesehen abgelehnt unmoglich gescheitert wunscht bitte bittet"
    ),
    later=re.compile(r"(?!)"),
    asking=_set("antrag anfrage anliegen"),
    handed=_set("weitergeleitet weitergegeben gesendet gestellt erfasst ubermittelt eingereicht"),
    joins=_set("aber und dann weil da dass denn sondern wenn falls"),
    beside=_set("dann"),
    helping=_set("ist hat habe haben wurde"),
    supposing=_set("wenn falls"),
    bounds=("spater",),
    titles=_set("frau herr"),
    small=_set(
        "der die das den dem des ein eine einen einer einem von zu im in am an auf fur mit bei nach aus um ihr ihre"
        " ihren ihrer ihrem sie wir ich er es sein seine mein meine uns mir ist sind war waren wird wurde wurden hat"
        " haben hatte bereits auch schon nun jetzt heute und oder"
    ),
    said=_set(
        "ist sind war waren bin wird wurde wurden hat haben hatte habe kann konnen guten hallo danke bitte grusse gruss"
        " tut leid finden lesen rufen schreiben sehen liegt steht geht gilt bekommen erhalten sperren melden geehrte"
        " geehrter"
    ),
    verb=re.compile(
        r"(?:(?:ein|an|ab|auf|aus|bei|mit|nach|vor|weiter|zuruck)?ge\w{2,}(?:t|en)|\w{2,}(?:iert|ieren|test|ten))\Z"
    ),
    done=_set("erledigt gemacht gesperrt bestellt gesendet erfasst abgeschlossen bestatigt"),
)
_BY_LANGUAGE = {"fr": FRENCH, "en": ENGLISH, "de": GERMAN}


def grammar(language: str) -> Grammar:
    """The grammar of a language; French where none is known."""
    return _BY_LANGUAGE.get(language, FRENCH)
