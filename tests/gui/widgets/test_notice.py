from steward_app.gui.widgets import Notices, Progress


def test_what_was_done_can_be_undone_once(qtbot):
    undone = []
    notices = Notices()
    qtbot.addWidget(notices)
    notices.say("The line was struck out.", lambda: undone.append(1))
    assert notices.isVisible()
    notices.undo.click()
    notices.undo.click()
    assert undone == [1]
    assert not notices.isVisible()


def test_a_refusal_stays_until_it_is_dismissed(qtbot):
    notices = Notices()
    qtbot.addWidget(notices)
    notices.say("Saved.")
    assert notices._timer.isActive()
    notices.refuse("The disk is full; the line is on the screen.")
    assert not notices._timer.isActive()
    assert not notices.undo.isVisible()
    notices.dismiss.click()
    assert notices.text() == ""


def test_short_work_shows_no_progress_and_long_work_can_be_cancelled(qtbot):
    cancelled = []
    progress = Progress()
    qtbot.addWidget(progress)
    progress.start("Reading", lambda: cancelled.append(1))
    assert not progress.isVisible()
    qtbot.waitUntil(progress.isVisible)
    progress.stop_it.click()
    assert cancelled == [1]
    assert not progress.isVisible()
