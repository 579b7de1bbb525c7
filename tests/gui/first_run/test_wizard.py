import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from steward_app import app, meetings, preferences, words
from steward_app.gui.first_run import FirstRun
from steward_app.shelf.profile import read_profile
from steward_app.vault import keys
from tests.gui.conftest import MORNING

CONTRACT = """ARTICLE 1 RECOGNITION

1.1 The Employer recognizes the Union.

ARTICLE 2 HOURS

2.1 A change of schedule needs fourteen days' notice.
"""


@pytest.fixture
def wizard(dressed, qtbot):
    made = FirstRun(app.open_journal, clock=lambda: MORNING, cost=lambda: keys.FLOOR)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def go_to_passphrase(wizard, qtbot, *, note=False):
    wizard.go_on()
    wizard.page.choices["mine"].click()
    wizard.go_on()
    (wizard.page.note if note else wizard.page.set_up).click()
    wizard.go_on()


def make_the_vault(wizard, qtbot):
    new = wizard.page.new
    new.again.setText(new.shown.text())
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.step == "recovery", timeout=20_000)


def confirm_the_words(wizard):
    page = wizard.page
    for at, line in zip(page.asked, page.lines, strict=True):
        line.setText(page.words[at])
    wizard.go_on()


def test_a_vault_is_made_from_nothing(wizard, qtbot, tmp_path):
    done = []
    wizard.done.connect(done.append)
    go_to_passphrase(wizard, qtbot)
    passphrase = wizard.page.new.shown.text()
    make_the_vault(wizard, qtbot)
    recovery = wizard.recovery
    assert len(recovery.split()) == 24
    confirm_the_words(wizard)
    assert wizard.step == "contract"
    wizard.go_on()
    wizard.page.contacts.name.setText("Local 1")
    wizard.page.contacts.rows[0].phone.setText("555 0100")
    wizard.go_on()
    (made,) = done
    assert made.recovery == ""
    assert made.meeting is None
    assert read_profile().name == "Local 1"
    assert [one.phone for one in read_profile().contacts] == ["555 0100"]
    made.journal.vault.lock()
    assert keys.unlock(preferences.usual_vault(), passphrase) == keys.recover(
        preferences.usual_vault(), recovery
    )


def test_a_note_is_kept_in_memory_and_saved_once_as_the_lines_of_a_meeting(
    wizard, qtbot, tmp_path
):
    done = []
    wizard.done.connect(done.append)
    go_to_passphrase(wizard, qtbot, note=True)
    assert "memory" in wizard.page.subtitle.text()
    qtbot.keyClicks(wizard.page.line, "Is this about discipline?")
    qtbot.keyClick(wizard.page.line, Qt.Key.Key_Return)
    qtbot.keyClicks(wizard.page.line, "It is only a chat.")
    assert not list((tmp_path / "home").rglob("*vault*"))
    wizard.go_on()
    make_the_vault(wizard, qtbot)
    assert wizard.answers.lines == []
    confirm_the_words(wizard)
    wizard.go_on()
    wizard.go_on()
    (made,) = done
    with made.journal.transaction() as tx:
        lines = meetings.find_lines(tx, made.meeting)
        waited, *typed = lines
        assert "kept in memory" in waited.text
        assert [line.text for line in typed] == [
            "Is this about discipline?",
            "It is only a chat.",
        ]
        assert not any(line.late for line in lines)
        assert typed[0].happened == MORNING.isoformat()
        assert len(meetings.find_meetings(tx)) == 1
    made.journal.vault.lock()


def test_no_word_of_the_passphrase_or_the_recovery_stays_in_a_file(wizard, qtbot, tmp_path):
    go_to_passphrase(wizard, qtbot)
    passphrase = wizard.page.new.shown.text()
    make_the_vault(wizard, qtbot)
    words_of_it = wizard.recovery
    wizard.close()
    for file in (tmp_path / "home").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert passphrase.encode() not in data
            assert words_of_it.encode() not in data


def test_the_employers_computer_keeps_nothing_but_that_it_is_the_employers(wizard, tmp_path):
    done = []
    wizard.done.connect(done.append)
    wizard.go_on()
    wizard.page.choices["employer"].click()
    wizard.go_on()
    assert wizard.step == "shelf_only"
    wizard.go_on()
    assert done == [None]
    assert preferences.load().reference_only
    assert [one.name for one in (tmp_path / "home").rglob("*")] == ["settings.toml"]


def test_nothing_goes_on_before_it_is_said_whose_computer_this_is(wizard):
    wizard.go_on()
    wizard.go_on()
    assert wizard.step == "computer"
    assert wizard.page.said.text()


def test_words_that_were_not_confirmed_make_no_vault(wizard, qtbot, tmp_path):
    go_to_passphrase(wizard, qtbot)
    wizard.page.new.again.setText("something else")
    wizard.go_on()
    assert wizard.step == "passphrase"
    assert wizard.page.new._repeat.said()
    assert not preferences.usual_vault().exists()


def test_a_weak_passphrase_of_ones_own_is_refused_in_plain_words(wizard, qtbot):
    go_to_passphrase(wizard, qtbot)
    new = wizard.page.new
    new.own.click()
    new.first.setText("password1")
    new.again.setText("password1")
    wizard.go_on()
    assert wizard.step == "passphrase"
    assert new._typed.said()


def test_a_folder_that_holds_something_else_is_refused_with_a_sentence(wizard, qtbot, tmp_path):
    go_to_passphrase(wizard, qtbot)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    wizard.answers.folder = tmp_path / "mine"
    new = wizard.page.new
    new.again.setText(new.shown.text())
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.page.said.text() != "", timeout=20_000)
    assert wizard.step == "passphrase"
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_a_wrong_recovery_word_is_said_at_its_field(wizard, qtbot):
    go_to_passphrase(wizard, qtbot)
    make_the_vault(wizard, qtbot)
    wizard.page.lines[0].setText("wrong")
    wizard.go_on()
    assert wizard.step == "recovery"
    assert wizard.page._fields[0].said()


def test_the_words_are_written_to_the_pdf_that_was_asked_for(qtbot, tmp_path):
    import pypdfium2

    from steward_app.gui.first_run.paper import save_words

    some = [f"word{n}" for n in range(24)]
    assert save_words(str(tmp_path / "paper.pdf"), some)
    text = pypdfium2.PdfDocument(tmp_path / "paper.pdf")[0].get_textpage().get_text_range()
    assert all(word in text for word in some)
    assert not save_words(str(tmp_path / "no" / "such" / "paper.pdf"), some)


def test_a_contract_is_put_on_the_shelf_and_a_bad_one_is_said(wizard, qtbot, tmp_path):
    wizard._show("contract")
    good, empty = tmp_path / "agreement.txt", tmp_path / "empty.txt"
    good.write_text(CONTRACT * 3)
    empty.write_text("")
    wizard.page.add_file(good)
    qtbot.waitUntil(lambda: len(wizard.contracts()) == 1 and not wizard._aside.busy)
    assert "on the shelf" in wizard.page.said.text()
    wizard.page.add_file(empty)
    qtbot.waitUntil(lambda: "on the shelf:" not in wizard.page.said.text())
    assert len(wizard.contracts()) == 1


def test_the_language_changes_at_once_and_one_can_go_back(wizard):
    wizard.page.choices["es"].click()
    assert words.language() == "es"
    texts = [one.text() for one in wizard.page.findChildren(QLabel)]
    assert "Welcome" not in texts
    wizard.page.choices["en"].click()
    wizard.go_on()
    wizard.go_back()
    assert wizard.step == "language"


def test_enter_alone_walks_through(wizard, qtbot):
    qtbot.keyClick(wizard.page.choices["en"], Qt.Key.Key_Return)
    assert wizard.step == "computer"
    qtbot.keyClick(wizard.page.choices["union"], Qt.Key.Key_Space)
    qtbot.keyClick(wizard.page.choices["union"], Qt.Key.Key_Return)
    assert wizard.step == "begin"
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    qtbot.keyClick(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.step == "computer"
    assert wizard.page.choices["union"].isChecked()
