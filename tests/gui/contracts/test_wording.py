from steward_app.gui.contracts.wording import excerpt, reflowed, where

PRINTED = """The Employer shall give employees at least fourteen (14) calendar
days' notice in writing of a change in a posted schedule, except in
an emergency.

(a) An employee whose schedule is changed with less notice shall be
paid at the rate of time and one-half.

Step 1      $20.10      $21.15
Step 2      $22.00      $23.40
"""


def test_lines_that_a_printer_broke_are_put_together():
    shown = reflowed(PRINTED)
    assert "calendar days' notice" in shown
    assert shown.splitlines()[1].startswith("(a) An employee")


def test_a_first_line_that_lost_its_heading_goes_on_with_the_next():
    printed = (
        "After a schedule is posted it does not change a\n"
        "worker's days, shift or worksite without at least fourteen calendar days of notice,\n"
        "in writing."
    )
    assert "\n" not in reflowed(printed)


def test_a_table_stays_a_table():
    assert "Step 1      $20.10      $21.15" in reflowed(PRINTED).splitlines()


def test_no_word_is_lost_or_moved():
    assert reflowed(PRINTED).split() == PRINTED.split()


def test_a_passage_is_found_whatever_its_lines_are():
    shown = reflowed(PRINTED)
    found = where(shown, "days'\n  notice in writing")
    assert found is not None
    assert shown[found[0] : found[1]] == "days' notice in writing"
    assert where(shown, "not in it") is None
    assert where(shown, "") is None


def test_an_excerpt_stands_around_what_was_sought():
    text = "word " * 100 + "overtime is paid " + "word " * 100
    assert "overtime" in excerpt(text, ["overtime"])
    assert len(excerpt(text, ["overtime"])) < 170
