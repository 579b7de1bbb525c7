"""Takes a picture of every screen, to be looked at: both themes and languages, 100 and 200 %.

They go to `pictures/` at the root, which is not committed. A screen joins by being in the
window's table.
"""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from steward_app import app, cases, meetings, people, words
from steward_app.contracts.library import Library
from steward_app.gui import sources, theme
from steward_app.gui.cover import Cover
from steward_app.gui.first_run import FirstRun
from steward_app.gui.forms import FillIn
from steward_app.gui.forms.blank import BlankForms
from steward_app.gui.reference import Reference, reading_window
from steward_app.gui.statement import StatementPage
from steward_app.gui.unlock import Unlock
from steward_app.gui.window import Window
from steward_app.paths import shipped
from steward_app.shelf.profile import Contact, Profile, write_profile
from steward_app.vault import keys

from .conftest import MORNING

PICTURES = Path(os.environ.get("STEWARD_PICTURES") or Path(__file__).parents[2] / "pictures")
CONTRACT = shipped("resources") / "sample" / "contracts" / "harlow-county-2025-2028.txt"
LOOKS = [
    (name, language, scale)
    for name in ("light", "dark")
    for language in ("en", "es")
    for scale in (100, 200)
]
STEPS = ("language", "computer", "begin", "note", "passphrase", "contract", "numbers")

pytestmark = [pytest.mark.slow, pytest.mark.window]


def day(n):
    return (MORNING.date() + timedelta(days=n)).isoformat()


def fill(tx):
    """Put a made-up worker's matter into a vault; return what the screens are about."""
    person = people.add_person(tx, name="Nguyễn Thị Ánh", classification="Nurse II")
    people.add_person(tx, name="José Peña", department="Kitchen")
    case = cases.open_case(
        tx,
        title="Schedule change without notice",
        kind="grievance_individual",
        worker="Ana Ruiz",
    )
    people.add_person(tx, name="محمد العلي", classification="Cook", phone="555 0143")
    other = cases.open_case(
        tx, number="4417-2026-03", title="<b>Overtime</b> refused & more", worker="José Peña"
    )
    cases.open_case(tx, number="4417-2026-04", title="Vacation denied", worker="محمد العلي")
    cases.set_due(tx, case, act="file", on=day(-1), clause="Art. 21.2(a)")
    cases.set_due(tx, other, act="appeal", on=day(3), clause="Art. 21.3")
    meeting = meetings.open_meeting(tx, title="Fact-finding", worker="Ana Ruiz")
    for speaker, text in (
        ("Worker", "Is this about discipline? Then I want my steward here."),
        ("Supervisor", "It is only a chat. Why was the count short on Tuesday?"),
        ("Steward", "What is this about, and could it lead to discipline?"),
    ):
        meetings.write_line(tx, meeting, text=text, speaker=speaker)
    over = meetings.open_meeting(tx, title="Second interview", worker="José Peña")
    meetings.write_line(tx, over, text="May I have my steward?", speaker="Worker")
    meetings.end_meeting(tx, over)
    return {
        "person": person,
        "case": case,
        "meeting": meeting,
        "form": FillIn("grievance", case),
        "meeting-over": over,
    }


class Camera:
    def __init__(self, qtbot, look):
        self.qtbot, self.suffix = qtbot, "-".join(map(str, look))
        PICTURES.mkdir(exist_ok=True)

    def take(self, widget, name):
        self.qtbot.wait(150)
        picture = widget.grab()
        assert not picture.isNull()
        file = PICTURES / f"{name}-{self.suffix}.png"
        assert picture.save(str(file))


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def camera(request, qapp, qtbot):
    name, language, scale = request.param
    words.use(language)
    theme.apply(qapp, theme.chosen(name), scale)
    write_profile(
        Profile(
            name="Local 1",
            contacts=(
                Contact("Help line", "", "555 0100", "8:00-16:30", "en, es", "card", day(-9)),
                Contact("Chief steward", "M. Silva", "555 0142", "", "", "typed in", day(-9)),
            ),
        )
    )
    yield Camera(qtbot, request.param)
    theme.apply(qapp, theme.LIGHT)


def test_every_screen_of_an_open_vault(camera, qtbot, own_journal, shelf, settled):
    Library(shelf).add(CONTRACT)
    with own_journal.transaction() as tx:
        about = fill(tx)
    own_journal.vault.drafts.save(os.urandom(16), "person", {"values": {"name": "A."}})
    made = Window(
        own_journal,
        own_journal.vault.folder,
        app.places(shelf),
        sources.sources(shelf),
        clock=lambda: MORNING,
    )
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    for name in ("meeting-over", *made.place_names(), "case-new"):
        made.go(name.partition("-")[0], about.get(name))
        settled(made)
        if name == "form":
            qtbot.waitUntil(lambda: made.screen_of("form").filler.made is not None)
        if name == "contract":
            qtbot.waitUntil(lambda: bool(made.screen_of("contract").reader._shown))
        camera.take(made, name)
        made.notices.clear()
    made.meeting_is(made.screen_of("meeting"), on=False)
    made.go("today")
    made.finder.setText("ana")
    qtbot.waitUntil(made.finder.results.isVisible)
    camera.take(made, "find")
    made.finder.close_results()
    made.show_statement()
    camera.take(made, "statement")
    made.findChild(StatementPage).close()
    made.meeting_is(made.screen_of("meeting"), on=True)
    made.cover()
    camera.take(made.findChild(Cover), "cover")
    made.lock()


def test_the_blank_forms(camera, qtbot):
    window = reading_window(BlankForms())
    qtbot.addWidget(window)
    window.resize(1180, 760)
    window.show()
    camera.take(window, "blank-forms")
    blank = window.findChild(BlankForms)
    blank.lines.rows[2].click()
    qtbot.waitUntil(lambda: blank.filler.made is not None)
    camera.take(window, "blank-form")


def test_the_unlock_window(camera, qtbot, made):
    screen = Unlock([made[0], made[0].parent], lambda: [("one", "Agreement 2024-2027")])
    qtbot.addWidget(screen)
    screen.resize(1180, 760)
    screen.show()
    qtbot.waitUntil(lambda: screen.findChild(Reference) is not None)
    screen.refuse("…")
    camera.take(screen, "unlock")


@pytest.mark.parametrize("step", STEPS)
def test_the_first_run(camera, qtbot, step):
    screen = FirstRun(
        app.open_journal, clock=lambda: MORNING, cost=lambda: keys.FLOOR, start=step
    )
    qtbot.addWidget(screen)
    screen.resize(1180, 760)
    screen.show()
    screen.page.begin()
    camera.take(screen, f"first-{step}")
    screen.close()


def test_the_recovery_words_and_the_shelf_alone(camera, qtbot):
    screen = FirstRun(app.open_journal, clock=lambda: MORNING, cost=lambda: keys.FLOOR)
    qtbot.addWidget(screen)
    screen.resize(1180, 760)
    screen.recovery = " ".join(["abandon"] * 24)
    screen.show()
    for step in ("recovery", "shelf_only"):
        screen._show(step)
        camera.take(screen, f"first-{step}")
    screen.close()
