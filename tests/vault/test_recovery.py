import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steward_app.errors import WrongPassphrase
from steward_app.vault.recovery import secret_of, words_of


@settings(deadline=None, max_examples=30)
@given(st.binary(min_size=32, max_size=32))
def test_what_is_printed_is_read_the_same(secret):
    words = words_of(secret)
    assert len(words.split()) == 24
    assert secret_of(words) == secret
    assert secret_of(words.upper().replace(" ", ",\n7. ")) == secret


def test_the_words_are_those_that_bip_39_gives():
    assert words_of(bytes(32)) == " ".join(["abandon"] * 23 + ["art"])
    assert words_of(b"\xff" * 32) == " ".join(["zoo"] * 23 + ["vote"])


def test_a_word_that_is_not_in_the_list_is_named():  # C-13
    words = words_of(bytes(32)).replace("art", "artt")
    with pytest.raises(WrongPassphrase, match="“artt” is not one of the recovery words"):
        secret_of(words)


@pytest.mark.parametrize("change", [{5: "zoo"}, {0: "ability", 1: "zoo"}, {23: "abandon"}])
def test_wrong_or_swapped_words_do_not_fit_together(change):  # C-13
    words = words_of(bytes(range(32))).split()
    for at, word in change.items():
        words[at] = word
    with pytest.raises(WrongPassphrase, match="do not fit together"):
        secret_of(" ".join(words))


def test_two_words_in_the_wrong_order_do_not_fit_together():  # C-13
    words = words_of(bytes(range(32))).split()
    words[3], words[4] = words[4], words[3]
    with pytest.raises(WrongPassphrase, match="do not fit together"):
        secret_of(" ".join(words))


@pytest.mark.parametrize("text", ["", "abandon", "abandon " * 25, "12 34"])
def test_another_number_of_words_is_said(text):
    with pytest.raises(WrongPassphrase, match="There are 24"):
        secret_of(text)


@given(st.text())
def test_nothing_typed_makes_the_reader_stumble(text):
    with pytest.raises(WrongPassphrase):
        secret_of(text)
