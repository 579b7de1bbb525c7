import hashlib

import pytest

from steward_app import forms
from steward_app.errors import NotFound
from steward_app.journal import Journal, Subject
from tests.conftest import FEATURES, NOON


@pytest.fixture
def keeps(device):
    """Give a device whose journal knows the forms."""
    features = FEATURES if forms.FEATURE in FEATURES else (*FEATURES, forms.FEATURE)
    device.journal = Journal(device.vault, features, clock=lambda: NOON)
    return device


def test_a_printed_form_is_kept_in_its_case_and_can_be_printed_again(keeps, facts):
    case = keeps.do(lambda tx: Subject(tx.new_space(), bytes(16)))
    other = Subject(case.space, bytes([1]) * 16)
    form = forms.get_form("weingarten_record")
    filled = forms.fill(form, facts, {"notice": "By phone"}, "es")
    pdf = forms.draw(filled, "a4")
    printed = keeps.do(lambda tx: forms.record_printed(tx, case, filled, pdf, paper="a4"))
    assert keeps.do(lambda tx: forms.find_printed(tx, other)) == []
    (found,) = keeps.do(lambda tx: forms.find_printed(tx, case))
    assert (found.id, found.form, found.paper) == (printed, "weingarten_record", "a4")
    assert found.sha256 == hashlib.sha256(pdf).digest()
    whole = keeps.do(lambda tx: forms.get_printed(tx, printed))
    again = forms.restore(form, whole.form_version, whole.language, whole.filled)
    assert forms.draw(again, whole.paper) == pdf


def test_the_latest_print_comes_first_and_an_undone_one_not_at_all(keeps, grievance):
    case = keeps.do(lambda tx: Subject(tx.new_space(), bytes(16)))
    acts = []

    def print_it(tx, language):
        acts.append(tx.act)
        filled = forms.blank(grievance, language)
        forms.record_printed(tx, case, filled, b"pdf", paper="letter")

    for language in ("en", "es"):
        keeps.do(lambda tx, own=language: print_it(tx, own))
    listed = keeps.do(lambda tx: forms.find_printed(tx, case))
    assert [one.language for one in listed] == ["es", "en"]
    keeps.do(lambda tx: tx.undo(acts[1], reason="wrong language"))
    listed = keeps.do(lambda tx: forms.find_printed(tx, case))
    assert [one.language for one in listed] == ["en"]


def test_a_print_that_is_not_there_is_said(keeps):
    with pytest.raises(NotFound, match="no such printed form"):
        keeps.do(lambda tx: forms.get_printed(tx, Subject(bytes(16), bytes(16))))
