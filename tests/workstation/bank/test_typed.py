"""What is typed in a form: read as people write it, and refused by a code that the field can say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.bank.typed import KINDS, Bounds, Unread, cents, read
from workstation.i18n import tr
from workstation.phrases import PHRASES

TODAY = date(2026, 11, 23)
BOUNDS = {
    "day": Bounds(-396, 0), "amount": Bounds(100, 1_000_000), "iban": Bounds(14, 34), "phone": Bounds(10, 10),
    "mail": Bounds(6, 120), "digits": Bounds(7, 7), "words": Bounds(2, 60),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        ("day", "21/11/2026", "2026-11-21"),
        ("day", " 1.3.26 ", "2026-03-01"),
        ("day", "2026-11-23", "2026-11-23"),
        ("amount", "387,90", "387.90"),
        ("amount", "1 250 €", "1250"),
        ("amount", "59.5 euros", "59.50"),
        ("iban", "fr76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"),
        ("phone", "+33 6 39 98 00 77", "0639980077"),
        ("mail", "Anne@Example.FR", "anne@example.fr"),
        ("digits", "72 34 561", "7234561"),
        ("words", "  12  rue de l’Église ", "12 rue de l’Église"),
    ],
)
def test_what_people_write_is_read(kind: str, text: str, kept: str) -> None:
    assert read(kind, text, BOUNDS[kind], TODAY) == kept
    assert read(kind, kept, BOUNDS[kind], TODAY) == kept, "what is kept reads as itself"


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("day", "31/11/2026", "no_such_day"),
        ("day", "29/02/2026", "no_such_day"),
        ("day", "12/13/2026", "not_a_day"),
        ("day", "hier", "not_a_day"),
        ("day", "24/11/2026", "too_late_a_day"),
        ("day", "01/01/2025", "too_early_a_day"),
        ("amount", "beaucoup", "not_an_amount"),
        ("amount", "-5", "not_an_amount"),
        ("amount", "1,234", "not_an_amount"),
        ("amount", "douze", "not_an_amount"),
        ("amount", "0,50", "amount_out_of_bounds"),
        ("amount", "999999999", "amount_out_of_bounds"),
        ("iban", "FR76 3000 6000 0112 3456 7890 188", "iban_does_not_add_up"),
        ("iban", "3000 6000", "not_an_iban"),
        ("phone", "06 39 98 00", "not_a_phone"),
        ("phone", "06 39 98 00 7o", "not_a_phone"),
        ("mail", "anne@", "not_a_mail"),
        ("digits", "123", "not_so_many_digits"),
        ("words", "x", "too_short"),
        ("words", "x" * 61, "too_long"),
    ],
)
def test_what_no_form_can_take_is_said_by_its_code(kind: str, text: str, code: str) -> None:
    with pytest.raises(Unread) as fault:
        read(kind, text, BOUNDS[kind], TODAY)
    assert fault.value.code == code
    assert tr(PHRASES["unread"][code], **fault.value.values)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_pasted_is_too_long_and_nothing_is_empty(kind: str) -> None:
    for text, code in (("7" * 100_000, "too_long"), ("a@b.c " * 20_000, "too_long"), ("\u200b \u00a0", "empty")):
        with pytest.raises(Unread) as fault:
            read(kind, text, BOUNDS[kind], TODAY)
        assert fault.value.code == code


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused_and_what_is_kept_reads_as_itself(kind: str, text: str) -> None:
    code, kept = "", ""
    try:
        kept = read(kind, text, BOUNDS[kind], TODAY)
    except Unread as fault:
        code = fault.code
    assert code in PHRASES["unread"] if code else read(kind, kept, BOUNDS[kind], TODAY) == kept


@given(st.integers(100, 1_000_000))
def test_an_amount_keeps_its_cents(amount: int) -> None:
    assert cents(read("amount", f"{amount // 100},{amount % 100:02d}", BOUNDS["amount"], TODAY)) == amount
