"""What people type to find somebody finds them, in the bank's file and in a role-play's own memory alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db import seed
from db.clients import SqliteRecords
from db.migrate import open_database
from tests.db.conftest import REFERENCE
from workstation.bank.records import Records
from workstation.dataset.generate import generate
from workstation.dataset.people import SmallBank
from workstation.dataset.record import ClientRecord

NAMES = {
    "emily": ("Emily", "Carter", "69007", "Lyon"),
    "awa": ("Awa", "N’Diaye", "42000", "Saint-Étienne"),
    "paul": ("Paul", "L’Hermite", "94240", "L’Haÿ-les-Roses"),
    "ines": ("Inês", "Da Silva", "93200", "Saint-Denis"),
    "rui": ("Rui", "De Oliveira", "01000", "Bourg-en-Bresse"),
    "samir": ("Samir", "El Amrani", "75011", "Paris"),
    "karl": ("Karl", "Muller", "67000", "Strasbourg"),
    "jean": ("Jean-Pierre", "De La Fontaine", "44000", "Nantes"),
    "yann": ("Yann", "Benali", "29200", "Brest"),
    "zoe": ("Zoé", "Öztürk", "33000", "Bordeaux"),
}
PHONE, MAIL, NUMBER = "0639980153", "emily.carter@example.org", "40035518"


def _people() -> list[ClientRecord]:
    found = []
    for made, (slug, (first, last, postcode, city)) in zip(generate(5, len(NAMES)), NAMES.items(), strict=True):
        mine = slug == "emily"
        who = made.client._replace(
            id=f"P-{slug}", first_name=first, last_name=last, postcode=postcode, city=city,
            phone=PHONE if mine else f"06399802{len(found):02d}", email=MAIL if mine else "",
            number=NUMBER if mine else f"400900{len(found):02d}",
        )  # fmt: skip
        found.append(ClientRecord(who, accounts=made.accounts))
    return found


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Records]]:
    """The same ten people twice: in memory as a role-play's own client is, and in the bank's file."""
    opened = open_database(tmp_path_factory.mktemp("searches") / "bank.sqlite3")
    seed.build(opened, 5, 1, REFERENCE)
    seed.write_people(opened, _people())
    yield {"memory": SmallBank(_people()), "file": SqliteRecords(opened)}
    opened.close()


@pytest.fixture(params=["memory", "file"])
def bank(request: pytest.FixtureRequest, kept: dict[str, Records]) -> Records:
    return kept[request.param]


def found(bank: Records, typed: str) -> set[str]:
    return {one.client.removeprefix("P-") for one in bank.search(typed, 300) if one.client.startswith("P-")}


FORMS = [
    "0639980153", "06 39 98 01 53", "06.39.98.01.53", "06-39-98-01-53", "06/39/98/01/53", "0639 980 153",
    "06\u201139\u201198\u201101\u201153", "06\u200939\u200998\u200901\u200953", "06\u00a039\u202f98\u200701\u00a053",
    "\u20680639980153\u2069", "\u200e0639980153", "06\u200b39\u200b98\u200b01\u200b53", "０６３９９８０１５３",
    "+33639980153", "+33 6 39 98 01 53", "+33 (0)6 39 98 01 53", "+33(0) 639980153", "(+33) 6 39 98 01 53",
    "(+33)639980153", "0033639980153", "00 33 6 39 98 01 53", "0033 (0)6 39 98 01 53", "33639980153",
    "33 6 39 98 01 53",
    "639980153", "6 39 98 01 53", "(0)6 39 98 01 53", "Tél. : 0639980153", "Tel 06 39 98 01 53", "tél:+33639980153",
    "tel:+33-6-39-98-01-53", "Mobile : 06 39 98 01 53", "n° 0639980153", "N° de téléphone : 06.39.98.01.53",
    "0639980153 poste 12", "06 39 98 01 53 p. 3", "0639980153 ext. 3", "0639980153 #12", "0639980153,",
    "« 0639980153 »",
    "0639980153\n", "\t06 39 98 01 53 ", "Emily Carter 06 39 98 01 53", "appel de 0639980153",
]  # fmt: skip


@pytest.mark.parametrize("typed", FORMS)
def test_a_telephone_number_is_found_however_it_is_written(bank: Records, typed: str) -> None:
    assert found(bank, typed) == {"emily"}


@pytest.mark.parametrize("typed", [form for form in FORMS if not any(letter.isalpha() for letter in form)][:20])
def test_a_number_that_rings_is_its_owner_s_however_it_is_written(bank: Records, typed: str) -> None:
    assert [one.client for one in bank.by_phone(typed)] == ["P-emily"]


@pytest.mark.parametrize(
    "typed", ["0639980", "06 39 98 0", "+33 6 39 98 0", "(+33) 6 39", "0033 6 39 98", "33 6 39 98 01"]
)
def test_a_telephone_number_is_found_as_it_is_typed(bank: Records, typed: str) -> None:
    assert "emily" in found(bank, typed)


@pytest.mark.parametrize(
    "typed",
    [
        MAIL, MAIL.upper(), f"<{MAIL}>", f"mailto:{MAIL}", f"Emily Carter <{MAIL}>", f"{MAIL}.", f"{MAIL};",
        f"« {MAIL} »",
        "emily.carter @ example.org", "emily.carter(at)example.org", "emily.carter [at] example.org",
        f"E-mail : {MAIL}",
        f"mailto:{MAIL}?subject=Carte", "emily.carter@", f"\u200b{MAIL}\u200b", "emily.carter@exam\u00adple",
    ],
)  # fmt: skip
def test_an_address_is_found_as_it_is_pasted(bank: Records, typed: str) -> None:
    assert found(bank, typed) == {"emily"}


@pytest.mark.parametrize("typed", [NUMBER, "40 035 518", "4003 5518", f"n° {NUMBER}", f"Client {NUMBER}", "400355"])
def test_a_client_number_is_found_however_it_is_written(bank: Records, typed: str) -> None:
    assert found(bank, typed) == {"emily"}


WRITTEN = {
    "awa": ["N’Diaye", "N'Diaye", "n´diaye", "NDiaye", "ndiaye", "n diaye", "N-DIAYE", "Mme N’Diaye", "awa ndiaye",
            "NDIAYE Awa",
            "diaye", "ndia"],
    "paul": ["L’Hermite", "lhermite", "l hermite", "M. L'Hermite", "Monsieur lhermite", "LHERMITE Paul", "hermite",
             "paul l’h", "lhay les roses", "L’Haÿ-les-Roses", "lhaylesroses", "hermite 94240"],
    "ines": ["Da Silva", "dasilva", "DA SILVA", "da-silva", "silva", "Inês dasilva", "ines da s", "Mme Da Silva Inês",
             "Da\u00a0Silva", "da  silva"],
    "rui": ["De Oliveira", "deoliveira", "oliveira", "Rui de Oliveira", "M. Oliveira", "Bourg en Bresse",
            "BOURG-EN-BRESSE CEDEX", "01000 Bourg-en-Bresse", "01012 BOURG EN BRESSE CEDEX 9", "bourgenbresse"],
    "samir": ["El Amrani", "elamrani", "el-amrani", "amrani", "Samir elamrani", "M. Samir El Amrani", "amrani paris"],
    "karl": ["Muller", "Müller", "Mueller", "MUELLER", "Karl Mueller", "Herr Müller", "M. Muller", "M Muller",
            "Dr Muller",
             "M. et Mme Muller", "Muller (M.)", "von Muller", "mull"],
    "jean": ["De La Fontaine", "delafontaine", "de lafontaine", "dela fontaine", "lafontaine", "la fontaine",
            "fontaine",
             "jeanpierre", "jean pierre", "Jean-Pierre de la Fontaine", "J.-P. de la Fontaine",
             "de la fontaine jean-pierre"],
    "yann": ["Benali", "ben ali", "Ben-Ali", "BEN ALI Yann", "yann benali"],
    "zoe": ["Öztürk", "Ozturk", "oeztuerk", "Zoe Oeztuerk", "ÖZTÜRK", "O\u0308ztu\u0308rk"],
    "emily": ["Carter", "Emily Carter", "CARTER, Emily", "Mrs Carter", "Ms Emily Carter", "Carter (Mme)",
            "Madame Carter",
              "emily.carter", "Carter 69007", "Carter Lyon"],
}  # fmt: skip


@pytest.mark.parametrize(("slug", "typed"), [(slug, typed) for slug, all_of in WRITTEN.items() for typed in all_of])
def test_a_name_is_found_joined_or_split_with_its_title_or_without(bank: Records, slug: str, typed: str) -> None:
    assert found(bank, typed) == {slug}


@pytest.mark.parametrize(
    "typed",
    ["Saint-Étienne", "Saint-Etienne", "saint etienne", "St Etienne", "St-Étienne", "ST. ETIENNE", "saintetienne",
     "Saint-Etienne CEDEX 1", "SAINT ETIENNE CEDEX", "42000 Saint-Étienne", "42029 ST ETIENNE CEDEX 2", "42000"],
)  # fmt: skip
def test_a_town_is_found_as_the_post_writes_it(bank: Records, typed: str) -> None:
    assert found(bank, typed) == {"awa"}


def test_both_saints_are_found_while_one_types(bank: Records) -> None:
    assert found(bank, "Saint") == found(bank, "saint-") == {"awa", "ines"}
    assert found(bank, "St Den") == {"ines"}


@pytest.mark.parametrize(
    "typed", ["zzzz", "Mme", "M.", "cedex", "de la", "0600000000", "+33", "()", "@@", "poste 12", "St", "et"]
)
def test_whatever_is_typed_is_answered(bank: Records, typed: str) -> None:
    assert isinstance(bank.search(typed), list)
