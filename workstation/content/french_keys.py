"""The French words that trainers write for a key: what is meant is proposed where one of them is no key."""

from __future__ import annotations

from collections.abc import Collection

from workstation.folding import folded

_MEANT = {
    "dit": ("say",), "dire": ("say",), "phrase": ("say",), "replique": ("say", "client"),
    "indice": ("hint",), "entend": ("hears",), "formulations": ("hears", "says"), "tournures": ("hears", "says"),
    "pourquoi": ("why",), "raison": ("why", "reason"), "reponse": ("answer", "reply"), "suite": ("next",),
    "suivant": ("next",), "fin": ("end",), "fins": ("ends",), "humeur": ("mood",), "points": ("score",),
    "faute": ("flag",), "fautes": ("flags",), "manquement": ("flag",), "manquements": ("flags",),
    "conseil": ("whisper",), "etape": ("stage",), "moments": ("beats",), "gestes": ("moves",), "repliques": ("moves",),
    "sujets": ("subjects",),
    "essai": ("tests",), "essais": ("tests",), "bareme": ("rubric",), "grille": ("rubric",), "attente": ("hold",),
    "duree": ("time", "takes"), "langue": ("language",), "canal": ("channel",), "titre": ("title",),
    "difficulte": ("difficulty",), "resume": ("summary", "hint"), "si": ("if", "when"), "quand": ("when",),
    "sinon": ("else",), "mieux": ("better",), "acte": ("desk", "act"), "actes": ("desk",), "avec": ("with",),
    "verifie": ("verifies",), "poste": ("desk",), "debut": ("start",), "personne": ("persona",), "monde": ("world",),
    "situation": ("situation",), "but": ("aim",), "objectif": ("aim",), "faits": ("facts",), "variables": ("vars",),
    "calme": ("calm",), "tendu": ("tense",), "tendue": ("tense",), "ajoute": ("adds",), "nom": ("name", "last_name"),
    "prenom": ("first_name",), "adresse": ("address",), "naissance": ("birth_date",), "telephone": ("phone",),
    "attendu": ("expect",), "jouer": ("play",), "tirages": ("draws",),
    "inclure": ("include",), "resultat": ("outcome",),
}  # fmt: skip


def meant_by(word: str, among: Collection[str]) -> str:
    """The key that a French word stands for, of those that may stand there; nothing where it is none."""
    return next((key for key in _MEANT.get(folded(word), ()) if key in among), "")
