"""A meeting being noted, and the same page when it is over.

Opened with one key by a steward who sits down beside a worker, a manager across the table who
can see the screen, with nothing in hand: the cursor is in the box before the page is seen.

While it is open, only neutral lines show: nothing of strategy, of other cases, of what is
missing. Ctrl+1 to Ctrl+4 say who speaks, Ctrl+5 a question, Ctrl+6 an answer, Ctrl+H when it
happened; Ctrl+R the request, Ctrl+E the employer's response, Ctrl+D a document, Ctrl+Space a
caucus, F2 corrects a line, F4 the details, Ctrl+Shift+E the end.
"""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from steward_app import codes, meetings
from steward_app.gui.screen import Screen, Shell
from steward_app.gui.theme import em
from steward_app.gui.widgets import button, scroll, shortcut_text
from steward_app.journal import Subject, Transaction
from steward_app.meetings import Meeting, MeetingRow
from steward_app.words import t

from .afterward import Afterward
from .caucus import Caucus
from .details import USUAL_KIND, Details
from .entry import Typed, how
from .finding import Found, arrived, begun, find, find_again, find_open, heading, record
from .moments import stamp
from .notebook import Notebook
from .side import MyLines, Side
from .strips import DocumentStrip, EndStrip, RequestStrip, ResponseStrip
from .writing import Saved

DRAFT = "meeting"
SIDE_EM, NARROW_EM = 24.0, 66.0
LEFT_FOR_NOTES = 22.0  # em of height under the details, or they take the whole page


class MeetingPage(Screen):
    """Notes, what stands beside them, and a caucus over both."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, t("Meeting"), scrolls=False)
        self.meeting: Meeting | None = None
        self.live = False
        clock = shell.clock
        self.notes = Notebook(
            shell,
            self._begin,
            DRAFT,
            {
                "request": lambda: RequestStrip(clock),
                "response": lambda: ResponseStrip(clock),
                "document": lambda: DocumentStrip(clock),
                "end": EndStrip,
            },
            hint=how(),
        )
        self.caucus = Caucus(shell, lambda: self.notes.writing.subject)
        self.details = Details(clock)
        self.mine = MyLines(shell.show_statement, self._arrived)
        self.side = Side(self.mine, self._marks())
        self.fold = button(
            f"{t('Details')}   {shortcut_text('F4')}",
            self._fold,
            role="quiet",
            name=t("Details"),
        )
        self.beside = button(t("My lines and marks"), self._turn, role="quiet")
        self.beside.setCheckable(True)
        self.end_it = button("", partial(self.open_strip, "end"), name=t("End the meeting"))
        self.act(self.beside, self.fold, self.end_it)
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.notes)
        self._show_blank()

    def open(self, subject: Any) -> None:
        """Show a meeting; None is a new one, or the one that is being noted."""
        if self.live and self.meeting is not None and subject not in (None, self.meeting.id):
            self.shell.notices.say(
                t("Notes of this meeting are being taken. End it, then open the other one.")
            )
            return
        if subject is None and self.live:
            self.shell.meeting_is(self, on=True)
            return
        for writing in (self.notes.writing, self.caucus.notebook.writing):
            if writing.busy:  # what comes back belongs to the page that it was typed on
                writing.when_idle(partial(self.open, subject))
                return
        self.keep()
        self._show_blank()
        if subject is None:
            self.live = True
            self.shell.meeting_is(self, on=True)
            self.notes.take_up_draft()
            going_on = partial(find_open, now=self.shell.clock())
            self.shell.background.run(self, going_on, self._offer)
        else:
            self._ask(subject, fresh=True)

    def keep(self) -> None:
        """Keep what is typed; a page on which nothing is, is no meeting being noted."""
        self.notes.keep()
        self.caucus.notebook.keep()
        self.details.flush()
        self._hide_caucus()
        if self.live and self.meeting is None and self.notes.is_empty():
            self.live = False
            self.shell.meeting_is(self, on=False)

    def line_while_covered(self, text: str) -> None:
        """Save a line typed on the cover, in the record that is open under it."""
        if self.caucus.isHidden():
            self.notes.write(Typed(text))
        else:
            self.caucus.write(text)

    def open_strip(self, name: str) -> None:
        """Open a mark of the moment above the line box."""
        self._turn_back()
        if name == "end" and not self.live:
            return
        strip = self.notes.strip
        if name == "end" and strip is not None and strip.name == "end":
            strip.submitted.emit()  # the key once more: there is nothing to add
            return
        self.notes.open_strip(name)

    def start_caucus(self) -> None:
        """Open the confidential record in place of the page."""
        if not self.live:
            return
        if self.notes.writing.subject is None:
            self.notes.writing.add(begun, lambda _: self.start_caucus(), _drop)
            return
        self.caucus.begin()
        self._show_caucus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close what is open with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._turn_back()
            self.notes.close_strip()
            self.notes.setFocus()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side column away where there is no room for it."""
        super().resizeEvent(event)
        self._dress()
        if self.caucus.isHidden():
            self._show_head()

    def _lay_out(self) -> None:
        self._sheet = QWidget()
        self._sheet.setProperty("role", "clear")
        beside = QHBoxLayout()
        beside.setSpacing(em(1.1))
        beside.addWidget(self.notes, 1)
        beside.addWidget(self.side)
        self._folder = scroll(self.details)
        inner = QVBoxLayout(self._sheet)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(em(0.8))
        inner.addWidget(self._folder)
        inner.addLayout(beside, 1)
        self._folder.hide()
        self.caucus.hide()
        self.add(self._sheet, self.caucus)

    def _listen(self) -> None:
        self.notes.wrote.connect(self._on_wrote)
        self.notes.writing.begun.connect(self._ask)
        self.caucus.hidden.connect(self._hide_caucus)
        self.caucus.ended.connect(self.notes.show_saved)
        self.details.change.connect(self._change)
        self.details.closed.connect(self._fold)
        self.mine.said.connect(self._say)
        self.shell.background.changed.connect(self._on_others)
        keys = {
            "Ctrl+R": partial(self.open_strip, "request"),
            "Ctrl+E": partial(self.open_strip, "response"),
            "Ctrl+D": partial(self.open_strip, "document"),
            "Ctrl+Shift+E": partial(self.open_strip, "end"),
            "Ctrl+Space": self.start_caucus,
            "F4": self._fold,
        }
        for sequence, do in keys.items():
            QShortcut(QKeySequence(sequence), self._sheet).activated.connect(do)

    def _marks(self) -> list[tuple[str, str, Any]]:
        return [
            (t("Request made …"), "Ctrl+R", partial(self.open_strip, "request")),
            (t("Employer's response …"), "Ctrl+E", partial(self.open_strip, "response")),
            (t("Caucus"), "Ctrl+Space", self.start_caucus),
            (t("Document shown …"), "Ctrl+D", partial(self.open_strip, "document")),
        ]

    def _begin(self, tx: Transaction) -> Subject:
        return meetings.open_meeting(tx, kind=self.details.kind() or USUAL_KIND)

    def _show_blank(self) -> None:
        self.meeting, self.live = None, False
        self.notes.clear()
        self.caucus.forget()
        self._hide_caucus()
        self.details.show_meeting(None)
        self._folder.hide()
        self._show_head()
        self.side.over(None)
        self.side.show_contacts()
        self.mine.show_arrival("")
        self._dress()

    def _ask(self, subject: Subject, fresh: bool = False) -> None:
        then = partial(self._show_found, fresh)
        self.shell.background.run(self, partial(find, subject=subject), then)

    def _show_found(self, fresh: bool, found: Found) -> None:
        meeting, caucuses, asked_for = found
        if not fresh and self.notes.writing.subject != meeting.id:
            return  # another meeting was opened meanwhile
        self.meeting, self.live = meeting, meeting.is_open
        self.notes.show_lines(meeting.id, meeting.timeline)
        if fresh:
            self.notes.take_up_draft()
            self.shell.meeting_is(self, on=self.live)
        self._show_record(meeting, caucuses)
        going_on = next((one for one in caucuses if one.is_open), None)
        if asked_for is not None:
            self._read(asked_for)
        elif fresh and going_on is not None and self.live:
            self.shell.background.run(
                self, partial(record, subject=going_on.id), self.caucus.show_record
            )

    def _show_record(self, meeting: Meeting, caucuses: list[MeetingRow]) -> None:
        self.details.show_meeting(meeting)
        self.mine.show_arrival(stamp(meeting.rep_arrived_at))
        if self.live:
            self.side.over(None)
        else:
            after = Afterward(self.shell, meeting, caucuses)
            after.read_caucus.connect(self._ask_caucus)
            self.side.over(after)
        self._show_head()
        self._dress()

    def _show_head(self) -> None:
        meeting, roomy = self.meeting, self.width() >= em(NARROW_EM)
        about = heading(meeting, self.shell.clock())
        if meeting and not self.live:
            about.append(t("over; a line added now says “written afterward”"))
        elif roomy:
            about.append(t("each line is stamped and saved as you enter it"))
        usual = codes.label("meeting_kinds", self.details.kind())
        title = meeting.title or meeting.kind_label if meeting else usual
        if roomy:
            self.say(title, " · ".join(about))
        else:
            self.say(t("Meeting"), " · ".join([title, *about]))

    def _offer(self, found: list[MeetingRow]) -> None:
        """Offer to go on with a meeting that was left open: the app was locked, or closed."""
        if found and self.meeting is None and self.live:
            one = found[0]
            said = t("Go on with the meeting of {time}", time=stamp(one.opened_at))
            self.notes.offer(said, partial(self.open, one.id))

    def here(self, subject: Any) -> Any:
        """Return the meeting that is shown: a new one has a subject by now."""
        return self.notes.writing.subject or subject

    def _on_wrote(self, saved: Saved) -> None:
        if saved.line is None:  # the end
            self._end_now(saved)

    def _end_now(self, saved: Saved) -> None:
        self.live = False
        self.shell.meeting_is(self, on=False)
        if self.caucus.subject is not None and not self.caucus.over:
            self.caucus.end()
        self._ask(saved.meeting)
        self.shell.undo(t("The meeting is over."), saved.act)

    def _on_others(self, features: set[str]) -> None:
        """Ask again when something else than a line of ours changed a meeting: an undoing."""
        own = self.notes.writing.busy or self.caucus.notebook.writing.busy
        if "meetings" in features and not own and (subject := self.notes.writing.subject):
            was_live = self.live
            then = partial(self._show_again, was_live)
            self.shell.background.run(self, partial(find_again, subject=subject), then)

    def _show_again(self, was_live: bool, found: Found | None) -> None:
        if found is None:  # its beginning was undone
            self._show_blank()
            return
        self._show_found(False, found)
        if self.live != was_live:
            self.shell.meeting_is(self, on=self.live)

    def _change(self, record: Any, refused: Any) -> None:
        self.notes.writing.add(record, lambda saved: self._ask(saved.meeting), refused)

    def _arrived(self) -> None:
        self._change(arrived, _drop)
        self.notes.setFocus()

    def _say(self, words: str) -> None:
        self._turn_back()
        typed = self.notes.entry.typed()
        self.notes.entry.put(
            Typed(f"{typed.text} {words}".strip(), "steward", typed.mark, typed.known)
        )
        self.notes.setFocus()

    def _ask_caucus(self, subject: Subject) -> None:
        self.shell.background.run(self, partial(record, subject=subject), self._read)

    def _read(self, record: Meeting) -> None:
        self.caucus.show_record(record)
        self._show_caucus()

    def _show_caucus(self) -> None:
        self._sheet.hide()
        for one in (self.beside, self.fold, self.end_it):
            one.hide()
        self.say(t("Caucus"), t("Confidential"))
        self.caucus.show()
        self.caucus.setFocus()

    def _hide_caucus(self) -> None:
        if self.caucus.isHidden():
            return
        self.caucus.hide()
        self._sheet.show()
        self._show_head()
        self._dress()
        self.notes.setFocus()

    def _fold(self) -> None:
        self._turn_back()
        self._folder.setVisible(self._folder.isHidden())
        self._dress()
        (self.notes if self._folder.isHidden() else self.details).setFocus()

    def _turn(self) -> None:
        self._dress()
        (self.side if self.beside.isChecked() else self.notes).setFocus()

    def _turn_back(self) -> None:
        if self.beside.isChecked():
            self.beside.setChecked(False)
            self._dress()

    def _dress(self) -> None:
        """Show beside the notes, or instead of them, what there is room for."""
        caucus = not self.caucus.isHidden()
        narrow = self.width() < em(NARROW_EM)
        turned = narrow and self.beside.isChecked()
        over = self.meeting is not None and not self.live
        said = t("What comes next") if over else t("My lines and marks")
        self.beside.setText(said)
        self.beside.setAccessibleName(said)
        self.beside.setVisible(narrow and not caucus)
        low = self._unfold(narrow) and not turned
        self.notes.setVisible(not turned and not low)
        self.side.setVisible(turned or not narrow)
        if narrow:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16777215)
        else:
            self.side.setFixedWidth(em(SIDE_EM))
        for one, keys in ((self.fold, "F4"), (self.end_it, "Ctrl+Shift+E")):
            said = one.accessibleName()
            one.setText(said if narrow else f"{said}   {shortcut_text(keys)}")
        self.fold.setVisible(not caucus)
        self.end_it.setVisible(self.live and not caucus)
        self.side.live(self.live or self.meeting is None)

    def _unfold(self, narrow: bool) -> bool:
        """Give the details their height; tell whether that leaves none for the notes."""
        wanted = self.details.sizeHint().height()
        low = narrow or self.height() < wanted + em(LEFT_FOR_NOTES)
        self._folder.setMinimumHeight(0 if low else wanted)
        self._folder.setMaximumHeight(16777215 if low else wanted)
        return low and not self._folder.isHidden()


def _drop(_: str) -> None:
    """Take a refusal that a notice has said already."""
