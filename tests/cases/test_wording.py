import pytest

from steward_app.cases.wording import with_made_whole, with_other_provisions


@pytest.mark.parametrize("language", ["en", "es"])
def test_made_whole_is_added_once(language):
    once = with_made_whole("Rescind the letter.", language)
    assert once != "Rescind the letter."
    assert once.startswith("Rescind the letter, ")
    assert with_made_whole(once, language) == once
    assert with_made_whole(once, "es" if language == "en" else "en") == once


def test_a_remedy_that_asks_for_it_already_stays_as_it_was_typed():
    for remedy in ("Make whole.", "Rescind; be MADE WHOLE in every way"):
        assert with_made_whole(remedy) == remedy


def test_without_a_remedy_it_still_asks_to_be_made_whole():
    assert with_made_whole("  ") == "Be made whole."


@pytest.mark.parametrize("language", ["en", "es"])
def test_any_other_applicable_provision_is_added_once(language):
    once = with_other_provisions(["Article 21.2", "Article 5"], language)
    assert once.startswith("Article 21.2; Article 5, ")
    assert with_other_provisions([once], language) == once


def test_with_no_article_the_contract_itself_is_named():
    assert with_other_provisions([], "en") == (
        "The contract, and any other applicable provision"
    )
