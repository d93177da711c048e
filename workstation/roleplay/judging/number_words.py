"""Numbers written in words, joined into the numbers they are: « quatre-vingt-six euros » is 86 €."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Piece = tuple[str, str, str, bool]

_SMALL = {
    "fr": "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen",
    "de": "null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
}
_TENS = {
    "fr": {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "une": 1},
    "en": {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
           "ninety": 90},
    "de": {"eine": 1, "dreizehn": 13, "vierzehn": 14, "funfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18,
           "neunzehn": 19, "zwanzig": 20, "dreissig": 30, "vierzig": 40, "funfzig": 50, "sechzig": 60, "siebzig": 70,
           "achtzig": 80, "neunzig": 90},
}  # fmt: skip
_HUNDREDS = {
    "cent": 100,
    "cents": 100,
    "hundred": 100,
    "hundert": 100,
    "mille": 1000,
    "thousand": 1000,
    "tausend": 1000,
}
_LINKS = frozenset({"et", "and", "und", "-"})
_ARTICLES = frozenset({"un", "une", "one", "ein", "eine", "zero", "null"})  # alone, they count nothing
_EUROS = frozenset({"euro", "euros", "eur", "€"})
_VALUES = {
    language: {word: n for n, word in enumerate(words.split())} | _TENS[language] for language, words in _SMALL.items()
}


def written_numbers(pieces: Iterable[Piece], language: str) -> Iterator[Piece]:
    """The pieces with every number in words made one, an amount where euros follow."""
    values = _VALUES.get(language, {})
    run: list[Piece] = []
    for piece in pieces:
        word = piece[0].rstrip("'")
        if not piece[1] and (word in values or word in _HUNDREDS or (run and word in _LINKS)):
            run.append(piece)
            continue
        yield from _joined(run, values, word in _EUROS)
        if not (run and word in _EUROS and not _counts_nothing(run)):
            yield piece
        run = []
    yield from _joined(run, values, euros=False)


def _counts_nothing(run: list[Piece]) -> bool:
    words = [piece[0] for piece in run if piece[0] not in _LINKS]
    return all(word in _ARTICLES for word in words)


def _joined(run: list[Piece], values: dict[str, int], euros: bool) -> Iterator[Piece]:
    if not run or (_counts_nothing(run) and not (euros and len(run) == 1)):
        yield from run
        return
    tail: list[Piece] = []
    while run[-1][0] in _LINKS:
        tail.insert(0, run[-1])
        run = run[:-1]
    total = hundred = 0
    for word in (piece[0] for piece in run if piece[0] not in _LINKS):
        if word in _HUNDREDS:
            times = _HUNDREDS[word]
            total, hundred = (total + max(1, hundred) * times, 0) if times == 1000 else (total, max(1, hundred) * 100)
        elif values[word] == 20 and hundred % 100 == 4:
            hundred += 76  # quatre-vingts
        else:
            hundred += values[word]
    value = str(total + hundred)
    yield (value, "amount", f"{value} €", False) if euros and not tail else (value, "number", value, False)
    yield from tail
