import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from steward_app import cases, meetings
from steward_app.errors import NotSaved
from steward_app.gui.meetings import MeetingPage
from steward_app.gui.meetings.entry import Typed
from steward_app.words import use

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def keys(window, qtbot):
    """Press keys where the focus is, as a hand does."""

    def press(*given):
        for one in given:
            target = QApplication.focusWidget() or window
            if isinstance(one, str):
                qtbot.keyClicks(target, one)
            elif isinstance(one, tuple):
                qtbot.keyClick(target, one[0], one[1])
            else:
                qtbot.keyClick(target, one)

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return press


def rows(page):
    lines = page.notes.lines
    return [lines.row(n) for n in range(lines.rowCount())]


def said(page):
    return [f"{one.lead} {one.text}".strip() for one in rows(page)]


def fail_to_save(monkeypatch):
    """Let every entry fail as a full disk makes it fail."""

    def refuse(*_, **__):
        raise NotSaved("The disk is full. The entry was not saved; it is on the screen still.")

    for name in ("write_line", "make_request", "give_response"):
        monkeypatch.setattr(meetings, name, refuse)


@pytest.mark.window
def test_an_interview_is_noted_by_keyboard_alone(window, keys, settle, watch, record):
    keys((Qt.Key.Key_M, CTRL))
    page = window.current()
    settle()
    assert page.notes.entry.box.hasFocus()

    keys("/w Is this about discipline?", (Qt.Key.Key_H, CTRL), "about 14:02")
    page.notes.strip.knowing.how.setFocus()
    keys(Qt.Key.Key_Down)
    page.notes.strip.knowing.when.setFocus()
    keys(ENTER, ENTER)
    settle()

    keys((Qt.Key.Key_R, CTRL), "I want my steward.", ENTER)
    settle()
    watch.at(14, 7)
    keys((Qt.Key.Key_E, CTRL), "6", "It is only a chat.", ENTER)
    settle()
    watch.at(14, 8)
    keys((Qt.Key.Key_5, CTRL), "Why was the count short?", ENTER)
    settle()

    watch.at(14, 9)
    keys((Qt.Key.Key_Space, CTRL))
    settle()
    assert not page.notes.isVisible()
    keys("The scanner was down.", ENTER)
    settle()
    watch.at(14, 21)
    keys((Qt.Key.Key_Space, CTRL))
    settle()

    keys((Qt.Key.Key_6, CTRL), "It was down from two to four.", ENTER)
    settle()
    keys((Qt.Key.Key_D, CTRL), "count sheet", ENTER)
    settle()
    keys(Qt.Key.Key_F2, (Qt.Key.Key_A, CTRL), "count sheet of Jan 5")
    keys(Qt.Key.Key_Tab, "left out", ENTER)
    settle()
    watch.at(14, 40)
    keys((Qt.Key.Key_E, CTRL | SHIFT), "The log by Monday.", ENTER)
    settle()

    found = record()
    assert found.ended_at[:16] == "2030-01-07T14:40"
    assert [(one.speaker, one.mark, one.text) for one in found.lines] == [
        ("worker", "line", "Is this about discipline?"),
        ("supervisor", "question", "Why was the count short?"),
        ("", "break", "Caucus, 14:09 to 14:21"),
        ("worker", "answer", "It was down from two to four."),
        ("supervisor", "document", "count sheet of Jan 5"),
        ("", "promise", "The log by Monday."),
    ]
    first = found.lines[0]
    assert (first.happened, first.how_known) == ("2030-01-07T14:02-05:00", "told")
    assert (first.told_by, first.written_at[11:16]) == ("worker", "14:06")
    assert [(one.text, one.to) for one in found.requests] == [
        ("I want my steward.", "supervisor")
    ]
    assert [(one.response, one.text) for one in found.responses] == [
        ("evaded", "It is only a chat.")
    ]
    assert [one.text for one in found.lines[4].wordings] == [
        "count sheet",
        "count sheet of Jan 5",
    ]
    assert said(page)[-3:] == [
        "A1  Worker: It was down from two to four.",
        "Document shown by supervisor: count sheet of Jan 5",
        "Promise or next step: The log by Monday.",
    ]
    assert "count sheet (changed because: left out)" in rows(page)[-2].under


def test_a_page_that_was_opened_and_left_is_no_meeting(window, page, settle, device):
    assert window.in_meeting
    window.go("today")
    settle()
    assert not window.in_meeting
    assert device.do(meetings.find_meetings) == []


def test_the_key_from_anywhere_goes_back_to_the_meeting_being_noted(
    window, page, keys, settle, record
):
    keys("A line.", ENTER, "half")
    settle()
    window.go("today")
    settle()
    window.start_notes()
    settle()
    assert window.current() is page
    assert (said(page), page.notes.entry.box.toPlainText()) == (["A line."], "half")


def test_what_could_not_be_saved_comes_back_to_the_box(
    window, page, keys, settle, monkeypatch, device
):
    keys("A line.", ENTER)
    settle()
    with monkeypatch.context() as broken:
        fail_to_save(broken)
        keys((Qt.Key.Key_2, CTRL), "I was on break.", ENTER)
        settle()
    assert page.notes.entry.box.toPlainText() == "I was on break."
    assert page.notes.entry.typed().speaker == "worker"
    assert "not saved" in window.notices.text()
    assert [one.facts["text"] for one in device.vault.drafts.all()] == ["I was on break."]
    keys(ENTER)
    settle()
    assert said(page) == ["A line.", "Worker: I was on break."]
    assert device.vault.drafts.all() == []


def test_lines_that_could_not_be_saved_come_back_in_their_order(
    page, keys, settle, monkeypatch
):
    with monkeypatch.context() as broken:
        fail_to_save(broken)
        keys("one", ENTER, "two", ENTER, "three", ENTER, "fo")
        settle()
    assert page.notes.entry.box.toPlainText().split("\n") == ["one", "two", "three", "fo"]


def test_a_request_that_could_not_be_saved_stays_in_its_strip(
    window, page, keys, settle, monkeypatch
):
    keys((Qt.Key.Key_R, CTRL), "I want my steward.")
    with monkeypatch.context() as broken:
        fail_to_save(broken)
        keys(ENTER)
        settle()
    strip = page.notes.strip
    assert strip.words.value() == "I want my steward."
    assert "not saved" in strip.problem.text()
    keys(ENTER)
    settle()
    assert page.notes.strip is None
    assert len(rows(page)) == 1


def test_a_draft_survives_a_kill(window, page, keys, settle, device, qtbot):
    keys("A line.", ENTER)
    settle()
    keys((Qt.Key.Key_1, CTRL), "<b>half</b> a sent")
    keys((Qt.Key.Key_R, CTRL), "I want my stew")
    page.notes.drafting._timer.timeout.emit()  # two seconds pass
    settle()
    subject = page.notes.writing.subject

    again = MeetingPage(window)
    qtbot.addWidget(again)
    again.open(subject)
    settle()
    assert said(again) == ["A line."]
    assert again.notes.entry.box.toPlainText() == "<b>half</b> a sent"
    assert again.notes.entry.typed().speaker == "supervisor"
    assert again.notes.strip.words.value() == "I want my stew"


def test_a_first_line_half_typed_survives_a_kill(window, page, keys, settle, qtbot):
    keys("never ente")
    page.notes.keep()
    settle()
    again = MeetingPage(window)
    qtbot.addWidget(again)
    again.open(None)
    settle()
    assert again.notes.entry.box.toPlainText() == "never ente"


def test_typed_text_is_kept_at_most_two_seconds_behind(page, keys):
    assert page.notes.drafting._timer.interval() <= 2000
    keys("x")
    assert page.notes.drafting._timer.isActive()
    left = page.notes.drafting._timer.remainingTime()
    keys("yz")
    assert page.notes.drafting._timer.remainingTime() <= left


def test_marks_are_off_again_after_a_line(page, keys, settle):
    keys((Qt.Key.Key_1, CTRL), "First.", ENTER, "Second.", ENTER)
    settle()
    assert said(page) == ["Supervisor: First.", "Second."]


def test_letters_are_never_marks(page, keys, settle):
    keys("w s m 1 2 3 q /w in the middle", ENTER)
    settle()
    assert said(page) == ["w s m 1 2 3 q /w in the middle"]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("/s Yes.", "Supervisor: Yes."),
        ("/w Yes.", "Worker: Yes."),
        ("/m Yes.", "Steward: Yes."),
        ("/o Yes.", "Other: Yes."),
        ("/q Yes?", "Q1  Supervisor: Yes?"),
        ("/x stays", "/x stays"),
        ("/ swallowed nothing", "/ swallowed nothing"),
    ],
)
def test_a_slash_command_says_who_speaks(page, keys, settle, typed, line):
    keys(typed, ENTER)
    settle()
    assert said(page) == [line]


def test_questions_are_numbered_and_answers_follow_them(page, keys, settle):
    for mark, text in (("5", "Where?"), ("6", "Here."), ("6", "Always."), ("5", "When?")):
        keys((Qt.Key(ord(mark)), CTRL), text, ENTER)
        settle()
    assert [one.lead for one in rows(page)] == [
        "Q1  Supervisor:",
        "A1  Worker:",
        "A1  Worker:",
        "Q2  Supervisor:",
    ]


def test_what_was_typed_is_shown_as_it_is(page, keys, settle, record):
    nasty = "<b>x</b> \u202egnp.exe\u200b & \x07 <img src='file:///etc/passwd'>"
    page.notes.entry.box.setPlainText(nasty)
    keys(ENTER)
    settle()
    assert record().lines[0].text == nasty
    assert "<b>x</b> [U+202E]gnp.exe[U+200B] & [U+0007] <img" in rows(page)[0].text
    assert "<b>x</b>" in page.notes.lines.index(0, 1).data()


def test_a_caucus_is_a_record_of_its_own(page, keys, settle, device, record, watch):
    keys("A line.", ENTER)
    settle()
    keys((Qt.Key.Key_Space, CTRL))
    settle()
    assert "possible crime or abuse" in visible_text(page.caucus)
    keys("The lawyer comes at four.", ENTER, "typed and not entered")
    settle()
    watch.at(14, 30)
    keys(ESCAPE)
    settle()
    meeting = record()
    (caucus,) = device.do(lambda tx: meetings.find_caucuses(tx, meeting.id))
    assert caucus.id.space != meeting.id.space
    lines = device.do(lambda tx: meetings.find_lines(tx, caucus.id))
    assert [one.text for one in lines] == ["The lawyer comes at four.", "typed and not entered"]
    assert [one.text for one in meeting.lines] == ["A line.", "Caucus, 14:06 to 14:30"]
    assert "lawyer" not in visible_text(page)
    assert page.notes.entry.box.hasFocus()


def test_a_caucus_may_come_before_the_first_line(page, keys, settle, record, watch):
    keys((Qt.Key.Key_Space, CTRL))
    settle()
    watch.at(14, 10)
    keys((Qt.Key.Key_Space, CTRL))
    settle()
    assert [one.text for one in record().lines] == ["Caucus, 14:06 to 14:10"]


def test_the_marks_of_the_meeting_do_nothing_in_a_caucus(page, keys, settle):
    keys((Qt.Key.Key_Space, CTRL))
    settle()
    keys((Qt.Key.Key_R, CTRL), (Qt.Key.Key_E, CTRL | SHIFT))
    assert page.notes.strip is None
    assert page.caucus.isVisible()


def test_leaving_the_page_hides_the_caucus_and_it_can_be_gone_on_with(
    window, page, keys, settle
):
    keys((Qt.Key.Key_Space, CTRL))
    settle()
    keys("Between us.", ENTER)
    settle()
    window.go("today")
    settle()
    window.start_notes()
    assert page.notes.isVisible()
    keys((Qt.Key.Key_Space, CTRL))
    settle()
    assert page.caucus.notebook.lines.rowCount() == 1


def test_while_it_is_open_nothing_says_what_is_missing(page, keys, settle):
    keys("A line.", ENTER)
    settle()
    shown = visible_text(page)
    assert "does not say yet" not in shown
    assert "not in a case" not in shown.lower()
    assert "What became of" not in shown


def test_when_it_is_over_the_record_says_what_it_lacks(page, keys, settle, window):
    keys("A line.", ENTER)
    settle()
    end(page, settle)
    shown = visible_text(page)
    assert "does not say yet" in shown
    assert "Who called the meeting?" in shown
    assert not window.in_meeting
    window.notices.undo.click()
    settle()
    assert window.in_meeting
    assert page.live
    assert "does not say yet" not in visible_text(page)


def test_a_line_after_the_end_says_that_it_was_written_afterward(page, keys, settle, record):
    keys("A line.", ENTER)
    settle()
    end(page, settle)
    keys("I remember more.", ENTER)
    settle()
    assert record().lines[-1].late
    assert "written afterward" in rows(page)[-1].known


def test_pressing_the_key_of_the_end_twice_ends_it(page, keys, settle, record):
    keys("A line.", ENTER)
    settle()
    keys((Qt.Key.Key_E, CTRL | SHIFT), (Qt.Key.Key_E, CTRL | SHIFT))
    settle()
    assert record().ended_at


def test_a_grievance_is_opened_from_the_meeting(page, keys, settle, window, record, device):
    keys("A line.", ENTER)
    settle()
    end(page, settle)
    after(page).grievance.click()
    settle()
    (link,) = record().cases
    assert window.current().asked == [link.case]
    assert len(device.do(cases.find_cases)) == 1


def test_the_meeting_is_put_into_a_case_that_is_there(page, keys, settle, record, device):
    case = device.do(lambda tx: cases.open_case(tx, worker="Ada", title="Schedule"))
    keys("A line.", ENTER)
    settle()
    end(page, settle)
    after(page).put.click()
    settle()
    after(page).search.setText("ada")
    settle()
    after(page).found.rows[0].click()
    settle()
    assert [one.case for one in record().cases] == [case]


def test_a_line_is_struck_with_a_reason_and_stays_readable(page, keys, settle, record):
    keys("Not so.", ENTER)
    settle()
    keys(Qt.Key.Key_F2)
    strip = page.notes.strip
    strip.strike.click()
    assert strip._why.said()
    strip.why.setPlainText("someone else said it")
    strip.strike.click()
    settle()
    assert record().lines[0].struck == "someone else said it"
    assert (rows(page)[0].text, rows(page)[0].struck) == ("Not so.", True)


def test_the_details_are_saved_as_they_are_left(page, keys, settle, record):
    keys(Qt.Key.Key_F4)
    fields = page.details.fields
    fields["place"].widget.setText("Room 4")
    fields["place"].widget.editingFinished.emit()
    settle()
    fields["rep_arrived_at"].widget.setText("14:03")
    fields["rep_arrived_at"].widget.editingFinished.emit()
    page.details.who.setText("Ms. Ortiz")
    page.details.role.put("supervisor")
    page.details.who.returnPressed.emit()
    settle()
    found = record()
    assert (found.place, found.rep_arrived_at) == ("Room 4", "2030-01-07T14:03-05:00")
    assert [(one.name, one.role) for one in found.participants] == [("Ms. Ortiz", "supervisor")]
    assert "Room 4" in page.subtitle.text()


def test_another_meeting_is_not_opened_while_one_is_noted(window, page, keys, settle, device):
    other = device.do(lambda tx: meetings.open_meeting(tx, place="Elsewhere"))
    keys("A line.", ENTER)
    settle()
    window.go("meeting", other)
    settle()
    assert said(page) == ["A line."]
    assert "End it" in window.notices.text()


def test_a_line_on_the_cover_goes_into_the_meeting_unseen(window, page, keys, settle, record):
    keys("A line.", ENTER)
    settle()
    window.cover()
    window._cover.line.setText("Said while covered.")
    window._cover.line.returnPressed.emit()
    settle()
    assert [one.text for one in record().lines] == ["A line.", "Said while covered."]


def test_one_s_own_line_is_one_press_away(page, keys, settle):
    page.mine.lines.rows[1].click()
    keys(ENTER)
    settle()
    assert said(page) == ["Steward: We need a caucus."]


def test_up_and_letters_go_between_the_box_and_the_lines(page, keys, settle):
    keys("One.", ENTER, "Two.", ENTER)
    settle()
    keys(Qt.Key.Key_Up)
    assert page.notes.transcript.chosen().text == "Two."
    keys("abc")
    assert page.notes.entry.box.toPlainText() == "abc"
    assert page.notes.entry.box.hasFocus()


def test_a_time_that_is_none_is_said_and_kept(page, keys):
    keys("A line", (Qt.Key.Key_H, CTRL), "soon", ENTER)
    assert page.notes.strip is not None
    assert "14:02" in page.notes.strip.knowing._when.said()
    keys(ESCAPE)
    assert page.notes.strip is None
    assert page.notes.entry.box.toPlainText() == "A line"


def test_a_meeting_left_open_is_gone_on_with(window, page, keys, settle, qtbot, device):
    keys("A line.", ENTER)
    settle()
    subject = page.notes.writing.subject
    again = MeetingPage(window)
    qtbot.addWidget(again)
    again.open(subject)
    settle()
    assert again.live
    again.notes.entry.box.setPlainText("Another.")
    again.notes.entry.enter()
    settle()
    assert said(again) == ["A line.", "Another."]


def visible_text(widget):
    from PySide6.QtWidgets import QLabel, QPushButton

    kinds = (*widget.findChildren(QLabel), *widget.findChildren(QPushButton))
    return "\n".join(one.text() for one in kinds if one.isVisible())


def end(page, settle):
    page.open_strip("end")
    page.notes.strip.submitted.emit()
    settle()


def after(page):
    return page.side.afterward.itemAt(0).widget()


def test_an_ended_meeting_is_come_back_to_and_not_a_new_one(window, page, keys, settle):
    keys("A line.", ENTER)
    settle()
    end(page, settle)
    window.go("case")
    window.back()
    settle()
    assert window.current() is page
    assert said(page) == ["A line."]
    assert not window.in_meeting


def test_a_meeting_left_open_by_a_lock_is_offered(make_window, settle, device, qtbot, watch):
    meeting = device.do(
        lambda tx: meetings.open_meeting(tx, opened_at="2030-01-07T13:30:00-05:00")
    )
    window = make_window()
    window.start_notes()
    page = window.current()
    qtbot.waitUntil(page.notes._offered.isVisible)
    assert "13:30" in page.notes._offered.text()
    page.notes._offered.click()
    settle(window)
    assert page.notes.writing.subject == meeting
    assert page.live
    assert window.in_meeting


def test_what_waits_to_be_saved_is_part_of_the_draft(page, keys, settle, device, window, qtbot):
    keys("A line.", ENTER)
    settle()
    subject = page.notes.writing.subject
    for text in ("one", "two", "three"):
        page.notes.write(Typed(text))
    page.notes.keep()
    facts = page.notes._facts()
    assert facts["entered"] == ["one", "two", "three"]
    settle()
    facts |= {"text": "half", "entered": ["two", "three", "never saved"]}
    device.vault.drafts.save(bytes(16), "meeting", facts)
    again = MeetingPage(window)
    qtbot.addWidget(again)
    again.open(subject)
    settle()
    assert said(again) == ["A line.", "one", "two", "three"]
    left = again.notes.entry.box.toPlainText().split("\n")
    assert left == ["never saved", "half"]


def test_a_failure_just_before_leaving_goes_to_its_own_draft(
    window, page, keys, settle, monkeypatch, device
):
    other = device.do(_over)
    keys("A line.", ENTER)
    settle()
    end(page, settle)
    with monkeypatch.context() as broken:
        fail_to_save(broken)
        page.notes.write(Typed("Not saved."))
        window.go("meeting", other)
        settle()
        settle()
    assert page.notes.writing.subject == other
    assert page.notes.entry.box.toPlainText() == ""
    (draft,) = device.vault.drafts.all()
    assert draft.facts["text"] == "Not saved."
    assert draft.facts["meeting"] != [*other]


def _over(tx):
    meeting = meetings.open_meeting(tx)
    meetings.end_meeting(tx, meeting)
    return meeting


def test_a_social_security_number_is_warned_about_and_not_refused(page, keys, settle, record):
    keys("My number is 123-45-6789")
    assert "social-security" in page.notes.entry.warning.text()
    keys(ENTER)
    settle()
    assert record().lines[0].text == "My number is 123-45-6789"
    assert page.notes.entry.warning.isHidden()


def test_enter_presses_the_button_that_has_the_focus(page, keys, settle, device):
    keys((Qt.Key.Key_R, CTRL), "I want my steward.")
    page.notes.strip.close_it.setFocus()
    keys(ENTER)
    settle()
    assert page.notes.strip is None
    assert device.do(meetings.find_meetings) == []
    keys((Qt.Key.Key_R, CTRL))
    assert page.notes.strip.words.value() == "I want my steward."


def test_the_page_speaks_spanish(window, qtbot, request):
    request.addfinalizer(lambda: use("en"))
    use("es")
    page = MeetingPage(window)
    qtbot.addWidget(page)
    assert "Marcar el momento" in [one.text() for one in page.findChildren(QLabel)]
    assert page.notes.entry.marks["steward"].accessibleName() == "Yo"
    page.open_strip("response")
    first = next(iter(page.notes.strip.choices.buttons.values()))
    assert first.accessibleName() == "La concedió y esperó"


def test_what_is_entered_faster_than_it_is_saved_is_saved_in_order(page, keys, settle, record):
    keys("One.", ENTER, (Qt.Key.Key_R, CTRL), "I want my steward.", ENTER)
    keys((Qt.Key.Key_E, CTRL), "6", "It is only a chat.", ENTER, ENTER)
    keys((Qt.Key.Key_E, CTRL | SHIFT), "The log by Monday.", ENTER)
    settle()
    settle()
    found = record()
    texts = [one.text for one in found.timeline]
    assert texts == ["One.", "I want my steward.", "It is only a chat.", "The log by Monday."]
    assert found.ended_at
    assert page.notes.strip is None


def test_a_paste_too_long_for_a_line_is_refused_aloud(window, page, settle):
    from PySide6.QtCore import QMimeData

    pasted = QMimeData()
    pasted.setText("It was down.\n" * 20_000)
    page.notes.entry.box.insertFromMimeData(pasted)
    assert page.notes.entry.box.value() == ""
    assert "too long to paste" in window.notices.text()


def test_a_refused_line_is_named_until_one_is_saved(window, page, settle, full_disk_twice):
    undo = full_disk_twice
    page.notes.write(Typed("The belt was down."))
    settle()
    said = window.notices.text()
    assert "“The belt was down.”" in said  # though its draft was refused after it
    assert "The disk is full" in said
    undo()
    page.notes.entry.enter()
    settle()
    assert [one.text for one in page.notes.lines._lines] == ["The belt was down."]
    assert window.notices.text() == ""


def test_a_draft_that_is_kept_again_takes_its_refusal_back(
    window, page, settle, full_disk_twice
):
    page.notes.entry.box.setPlainText("The belt")
    page.keep()
    settle()
    assert "The draft is full." in window.notices.text()
    full_disk_twice()
    page.notes.entry.box.setPlainText("The belt was")
    page.keep()
    settle()
    assert window.notices.text() == ""


@pytest.fixture
def full_disk_twice(device):
    """Let entries and drafts fail as on a full disk; calling it makes room again."""
    patch = pytest.MonkeyPatch()

    def refuse_line(*_, **__):
        raise NotSaved("The disk is full.")

    def refuse_draft(*_, **__):
        raise NotSaved("The draft is full.")

    patch.setattr(meetings, "write_line", refuse_line)
    patch.setattr(device.vault.drafts, "save", refuse_draft)
    yield patch.undo
    patch.undo()


def test_a_clock_set_back_is_told_once_and_its_day_is_shown(window, page, settle, watch):
    page.notes.write(Typed("Before."))
    settle()
    watch.now = watch.now.replace(year=2020)
    page.notes.write(Typed("Ten years back."))
    settle()
    assert "is before the last entry" in window.notices.text()
    assert "2020" in window.notices.text()
    assert ["2020" in row.day for row in rows(page)] == [False, True]
    assert rows(page)[0].day == ""
    assert "2020" in rows(page)[1].sentence
    heights = [page.notes.transcript.rowHeight(at) for at in (0, 1)]
    assert heights[1] > heights[0]  # the day has a line of its own
    window.notices.clear()
    page.notes.write(Typed("And one more."))
    settle()
    assert rows(page)[2].day == ""
    watch.now = watch.now.replace(year=2019)
    page.notes.write(Typed("Back again."))
    settle()
    assert window.notices.text() == ""
    page.notes.correct(page.notes.lines.line(1))
    strip = page.notes.strip
    strip.words.setPlainText("Ten years earlier.")
    strip.why.setPlainText("Mistyped.")
    strip.submitted.emit()
    settle()
    assert "2020" in rows(page)[1].day  # a corrected line keeps its day


def test_the_line_being_corrected_is_named(page, settle):
    page.notes.write(Typed("The belt was down from two until four, the whole of line three."))
    settle()
    page.notes.correct()
    (said,) = [
        one.text() for one in page.notes.strip.findChildren(QLabel) if "14:06" in one.text()
    ]
    assert said == "The line of 14:06: “The belt was down from two until four, the whole …”"
