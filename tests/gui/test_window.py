import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)

from steward_app import cases, meetings, people
from steward_app.gui.cover import Blank, Cover
from steward_app.gui.statement import StatementPage
from steward_app.gui.window import IN_MEETING
from steward_app.gui.yourself import own_lines

from .conftest import PASSPHRASE

pytestmark = pytest.mark.window


def focus(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_the_title_says_nothing_but_the_name_of_the_app(window):
    for name in window.place_names():
        window.go(name)
        assert window.windowTitle() == "Steward"


def test_a_screen_is_built_when_it_is_first_shown_and_then_kept(window):
    assert "people" not in window._screens
    people_screen = window.go("people")
    window.go("today")
    assert window.go("people") is people_screen


def test_the_rail_goes_everywhere_by_key(window, qtbot):
    focus(window, qtbot)
    shown = [name for name in window.rail.buttons if name != "lock"]
    for at, name in enumerate(shown, 1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + at), Qt.KeyboardModifier.AltModifier)
        assert window.current() is window.screen_of(name)
        assert window.rail.buttons[name].isChecked()


def test_a_narrow_window_shows_icons_alone(window):
    window.resize(1180, 760)
    assert window.rail.buttons["cases"].text().strip()
    window.resize(900, 700)
    assert window.rail.buttons["cases"].text() == ""
    assert window.rail.buttons["cases"].accessibleName()
    assert not window.rail.buttons["cases"].icon().isNull()


def test_notes_begin_with_one_key_from_anywhere(window, qtbot, settled):
    window.go("people")
    focus(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert window.current() is window.screen_of("meeting")


def test_what_was_found_opens_with_the_keyboard_alone(window, qtbot, settled):
    done = []
    window.background.run(
        window,
        lambda tx: people.add_person(tx, name="Nguyễn Thị Ánh"),
        done.append,
    )
    qtbot.waitUntil(lambda: bool(done))
    focus(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.finder.hasFocus()
    qtbot.keyClicks(window.finder, "nguyen")
    qtbot.waitUntil(lambda: bool(window.finder.lists))
    assert window.finder.results.isVisible()
    qtbot.keyClick(window.finder, Qt.Key.Key_Return)
    assert window.current() is window.screen_of("person")
    assert window.finder.text() == ""


def test_any_text_in_the_find_box_is_only_text(window, qtbot, settled):
    window.finder.setText("\"NEAR( * OR '; drop table -- " + "x " * 300)
    qtbot.waitUntil(window.finder.results.isVisible)
    settled(window)
    assert window.troubles == []


def test_while_notes_are_taken_only_the_contract_is_found(window, qtbot, settled):
    done = []
    window.background.run(
        window, lambda tx: cases.open_case(tx, title="overtime refused"), done.append
    )
    qtbot.waitUntil(lambda: bool(done))
    window.finder.setText("overtime")
    window.meeting_is(window.screen_of("meeting"), on=True)
    assert window.finder.text() == ""
    window.finder.setText("overtime")
    qtbot.waitUntil(window.finder.results.isVisible)
    assert window.finder.lists == []
    window.meeting_is(window.screen_of("meeting"), on=False)
    window.finder.setText("overtime")
    qtbot.waitUntil(lambda: len(window.finder.lists) == 1)


def test_the_status_is_empty_while_notes_are_taken(window):
    window.status("2 notes waiting")
    assert window.rail._status.text()
    window.meeting_is(window.screen_of("meeting"), on=True)
    window.status("2 notes waiting")
    assert window.rail._status.text() == ""


def test_the_statement_is_shown_with_its_source_and_closed_with_escape(window, qtbot):
    focus(window, qtbot)
    window.show_statement()
    page = window.findChild(StatementPage)
    texts = [one.text() for one in page.findChildren(QLabel)]
    assert any("respectfully request that my steward be present" in text for text in texts)
    assert any("SEIU Local 521" in text for text in texts)
    assert any("Stay in the room" in text for text in texts)
    assert page.geometry() == window.rect()
    qtbot.keyClick(page.close_it, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(StatementPage) is None)


def test_f6_goes_from_pane_to_pane(window, qtbot):
    qtbot.waitUntil(window.current()._first.isVisible)
    focus(window, qtbot)
    seen = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focused = window.focusWidget()
        seen.append(
            next(
                name
                for name, pane in (
                    ("rail", window.rail),
                    ("find", window.finder),
                    ("screen", window.current()),
                )
                if pane is focused or pane.isAncestorOf(focused)
            )
        )
    assert sorted(seen) == ["find", "rail", "screen"]


def test_one_can_go_back_with_a_key(window, qtbot):
    focus(window, qtbot)
    window.go("cases")
    window.go("people")
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current() is window.screen_of("cases")


def test_five_idle_minutes_lock_and_close_every_file(window, qtbot):
    locked = []
    window.locked.connect(lambda: locked.append(1))
    window._on_idle(60 * window.idle_minutes - 1)
    assert locked == []
    window._on_idle(60 * window.idle_minutes)
    assert locked == [1]
    assert window.findChild(Blank).geometry() == window.rect()
    from steward_app.vault.vault import Vault

    again = Vault(window.folder, keys_of(window))
    again.lock()


def keys_of(window):
    from steward_app.vault import keys

    return keys.unlock(window.folder, PASSPHRASE)


def test_what_is_typed_is_kept_before_locking(window, qtbot):
    kept = []
    screen = window.go("people")
    screen.keep = lambda: kept.append(1)
    window.lock()
    assert kept == [1]


def test_in_a_meeting_idleness_covers_the_page_and_locks_later(window, qtbot, settled):
    written, locked = [], []
    window.locked.connect(lambda: locked.append(1))
    meeting = window.screen_of("meeting")
    meeting.line_while_covered = written.append
    window.meeting_is(meeting, on=True)
    window._on_idle(60 * window.idle_minutes)
    cover = window.findChild(Cover)
    assert locked == []
    qtbot.keyClicks(cover.line, "They came back.")
    assert "They" not in cover.line.displayText()
    qtbot.keyClick(cover.line, Qt.Key.Key_Return)
    assert written == ["They came back."]
    assert cover.line.text() == ""
    cover.passphrase.setText("not it")
    qtbot.keyClick(cover.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(cover._asked.said()))
    cover.passphrase.setText(PASSPHRASE)
    qtbot.keyClick(cover.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window._cover is None)
    window._on_idle(60 * IN_MEETING)
    assert locked == [1]


def test_a_deed_can_be_undone_from_the_notice(window, qtbot, settled):
    acts = []

    def work(tx):
        cases.open_case(tx, title="by mistake")
        return tx.act

    window.background.run(window, work, acts.append)
    qtbot.waitUntil(lambda: bool(acts))
    window.undo("A case was opened.", acts[0])
    window.notices.undo.click()
    found = []
    window.background.run(window, cases.find_cases, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [[]]


def test_a_refusal_is_shown_and_kept_among_the_problems(window, qtbot, settled):
    window.background.refused.emit("The disk is full; the line is on the screen.")
    assert window.notices.text() == "The disk is full; the line is on the screen."
    screen = window.go("problems")
    qtbot.waitUntil(lambda: bool(screen.said.rows))
    assert "disk is full" in screen.said.rows[0].accessibleName()


def test_today_says_what_to_do_first_in_an_empty_vault(window, qtbot):
    qtbot.waitUntil(window.current()._first.isVisible)


def test_today_shows_an_open_case_without_a_date_and_leads_to_it(window, qtbot, settled):
    today = window.current()
    window.background.run(window, lambda tx: cases.open_case(tx, title="no date yet"))
    qtbot.waitUntil(lambda: len(today.undated.rows) == 1)
    assert today._undated.isVisible()
    assert not today._first.isVisible()
    assert "no deadline set" in today.undated.rows[0].accessibleName()
    today.undated.rows[0].click()
    settled(window)
    assert window.current().loaded.case.title == "no date yet"


def test_today_names_a_few_cases_without_a_date_and_counts_the_rest(window, qtbot):
    def work(tx):
        for n in range(11):
            cases.open_case(tx, title=f"matter {n}")

    today = window.current()
    window.background.run(window, work)
    qtbot.waitUntil(lambda: len(today.undated.rows) == 9)
    assert today.undated.rows[-1].accessibleName().startswith("3 more cases")
    today.undated.rows[-1].click()
    assert window.current() is window.screen_of("cases")


def test_today_shows_what_is_due_the_earliest_first_and_never_says_missed(window, qtbot):
    def work(tx):
        case = cases.open_case(tx, title="schedule change", worker="Ana")
        cases.set_due(tx, case, act="file", on="2026-11-20", clause="Art. 21.2")
        cases.set_due(tx, case, act="appeal", on="2026-11-25", clause="Art. 21.3")
        meetings.open_meeting(tx, title="Fact-finding")

    today = window.current()
    window.background.run(window, work)
    qtbot.waitUntil(lambda: len(today.due.rows) == 2)
    first, second = (row.accessibleName() for row in today.due.rows)
    assert first.startswith("Yesterday")
    assert "timeliness can be argued" in first
    assert "Art. 21.3" in second
    assert len(today.loose.rows) == 1
    texts = " ".join(one.text() for one in today.findChildren(QLabel))
    assert "missed" not in texts.lower()


def test_a_row_of_today_opens_its_case(window, qtbot, settled):
    done = []

    def work(tx):
        case = cases.open_case(tx, title="schedule change", worker="Ana")
        cases.set_due(tx, case, act="file", on="2026-11-20", clause="Art. 21.2")
        return case

    window.background.run(window, work, done.append)
    qtbot.waitUntil(lambda: bool(window.screen_of("today").due.rows))
    window.screen_of("today").due.rows[0].click()
    assert window.current() is window.screen_of("case")


def test_the_minutes_until_locking_are_kept_in_the_vault(window, qtbot, settled):
    screen = window.go("settings")
    screen.idle.setCurrentIndex(screen.idle.findData(10))
    screen.idle.activated.emit(screen.idle.currentIndex())
    settled(window)
    assert window.idle_minutes == 10
    assert window.vault.settings.get("idle_minutes") == 10


def test_the_passphrase_is_changed_from_the_settings(window, qtbot, monkeypatch):
    from steward_app.vault import keys

    monkeypatch.setattr(keys, "calibrated", lambda: keys.FLOOR)
    screen = window.go("settings")
    screen.change.click()
    screen.old.setText("not the one")
    screen.new.again.setText(screen.new.shown.text())
    screen.change_passphrase()
    qtbot.waitUntil(lambda: bool(screen._old.said()))
    screen.old.setText(PASSPHRASE)
    screen.change_passphrase()
    qtbot.waitUntil(lambda: "changed" in window.notices.text())
    assert keys.unlock(window.folder, screen.new.shown.text())


def test_another_look_builds_the_window_anew_and_the_vault_stays_open(window, qtbot):
    journal = window.hand_over()
    with journal.transaction() as tx:
        assert cases.find_cases(tx) == []


def test_every_control_of_every_screen_has_a_name(window, qtbot, settled):
    kinds = (
        QAbstractButton,
        QAbstractItemView,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
        QProgressBar,
    )
    for name in window.place_names():
        window.go(name)
        settled(window)
    nameless = [
        (type(one).__name__, _path(one))
        for one in window.findChildren(QWidget)
        if isinstance(one, kinds)
        and not isinstance(one, QHeaderView)
        and not _inner(one)
        and not one.accessibleName()
        and not _blank(one)
    ]
    assert nameless == []


def _inner(one):
    """Tell whether Qt made it, inside a widget of its own."""
    return one.objectName().startswith("qt_") or any(
        isinstance(parent, QCalendarWidget | QComboBox | QHeaderView)
        for parent in _parents(one)
        if not (isinstance(parent, QComboBox) and isinstance(one, QLineEdit))
    )


def _blank(one):
    """Tell whether it is a button that is put away, and has no text yet."""
    return isinstance(one, QAbstractButton) and not one.isVisible() and not one.text()


def _parents(one):
    while one := one.parent():
        yield one


def _path(one):
    return "/".join(type(parent).__name__ for parent in _parents(one))


def test_every_text_of_every_screen_is_plain(window, qtbot, settled):
    for name in window.place_names():
        window.go(name)
        settled(window)
    rich = [
        (one.text(), _path(one))
        for one in window.findChildren(QLabel)
        if one.textFormat() != Qt.TextFormat.PlainText and not _inner(one)
    ]
    assert rich == []


def test_one_key_shows_the_statement_and_puts_it_away_on_every_screen(window, qtbot, settled):
    focus(window, qtbot)
    for name in ("today", "meeting", "case"):
        window.go(name)
        settled(window)
        for shown in (True, False):
            qtbot.keyClick(window, Qt.Key.Key_F1)
            qtbot.waitUntil(lambda shown=shown: bool(window.findChild(StatementPage)) == shown)


def test_the_stewards_own_name_is_kept_in_the_vault_as_typed(window, qtbot, settled):
    screen = window.go("settings")
    settled(window)
    screen.yourself.typed.fields["name"].widget.setText("R. Okafor")
    window.go("today")
    settled(window)
    assert own_lines(window.vault)["name"] == "R. Okafor"
