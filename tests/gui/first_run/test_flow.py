import pytest

from steward_app.gui.first_run.flow import Answers, after, may_go_back


def walk(answers):
    way, step = [], "language"
    while step:
        way.append(step)
        step = after(step, answers)
    return way


def test_an_employers_computer_gets_the_shelf_alone():
    assert walk(Answers(computer="employer")) == ["language", "computer", "shelf_only"]


@pytest.mark.parametrize("computer", ["mine", "union"])
def test_any_other_computer_gets_a_vault(computer):
    way = walk(Answers(computer=computer))
    assert way[2:] == ["begin", "passphrase", "recovery", "contract", "numbers"]


def test_a_note_comes_before_the_passphrase_that_saves_it():
    way = walk(Answers(computer="mine", note_first=True))
    assert way.index("note") == way.index("passphrase") - 1


def test_there_is_no_way_back_to_before_the_vault():
    made = Answers(computer="mine", made=True)
    assert not may_go_back("recovery", made)
    assert not may_go_back("contract", made)
    assert may_go_back("numbers", made)
    assert may_go_back("passphrase", Answers())
    assert not may_go_back("language", Answers())
