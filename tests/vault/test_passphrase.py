import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steward_app.errors import Refused
from steward_app.vault import passphrase
from steward_app.vault.passphrase import ENOUGH, estimate, generate, in_words, refuse_weak


def test_five_words_of_a_long_list_are_drawn():
    words = passphrase.word_list()
    assert len(set(words)) == len(words) == 7776
    assert all(word.isascii() and " " not in word for word in words)
    drawn = generate().split(" ")
    assert len(drawn) == 5
    assert set(drawn) <= set(words)
    assert len({generate() for _ in range(50)}) == 50


def test_what_is_drawn_is_enough_and_not_called_more_than_it_is():
    for _ in range(20):
        refuse_weak(generate())
        assert estimate(generate(4)) <= 4 * math.log2(7776) + 0.01
        assert estimate(generate(5)) <= 5 * math.log2(7776) + 0.01


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "   ",
        "password",
        "Tr0ub4dor&3",
        "union strong 2030",
        "qwertyuiop[]asdfghjkl",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "union union union union union union union",
        "11/25/2029 11/25/2029",
        "a" * 100_000,
    ],
)
def test_a_weak_passphrase_is_refused_and_told_how_long_it_would_stand(weak):
    assert estimate(weak) < ENOUGH
    with pytest.raises(Refused, match="thief with a thousand"):
        refuse_weak(weak)


@pytest.mark.parametrize(
    "good", ["a picket of nine purple herons waits", "пароль из слов которые никто не ждёт"]
)
def test_an_own_passphrase_that_would_stand_is_taken(good):
    refuse_weak(good)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=200))
def test_anything_typed_has_an_estimate_that_is_possible(text):
    bits = estimate(text)
    assert 0 <= bits <= 8 * len(set(text)) + 0.01
    assert in_words(bits)


@pytest.mark.parametrize(
    ("bits", "said"),
    [
        (0, "less than a minute"),
        (30, "20 minutes"),
        (35, "10 hours"),
        (40, "14 days"),
        (51.7, "129 years"),
        (64.6, "over 100,000 years"),
        (256, "over 100,000 years"),
        (100_000, "over 100,000 years"),
    ],
)
def test_the_estimate_is_said_in_plain_words(bits, said):
    assert said in in_words(bits)
