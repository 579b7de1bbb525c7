"""The lines of one record and where the next is typed: of a meeting, and of a caucus.

Entering clears the box at once and saves behind it; what could not be saved comes back to the
box. What is typed and not entered is a sealed draft, at most two seconds behind, and so is
what is half typed in a strip.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from steward_app import meetings
from steward_app.gui.drafting import Drafting, find_drafts
from steward_app.gui.screen import Shell
from steward_app.gui.theme import em
from steward_app.gui.widgets import button, clear, label, row, scroll
from steward_app.journal import Subject
from steward_app.meetings import Line
from steward_app.vault.drafts import Draft
from steward_app.words import t

from .correcting import CorrectStrip
from .entry import Entry, Typed
from .knowing import Known
from .strips import Record, Strip, WhenStrip
from .transcript import Lines, Transcript
from .wording import beginning, clock_went_back
from .writing import Begin, Saved, Writing

Build = Callable[[], Strip]
LEFT_TO_READ = 5.0  # em of the lines that stay in sight over an open strip


class Notebook(QFrame):
    """A page of lines, a strip when one is open, and the box."""

    wrote = Signal(object)  # Saved: a line was written or changed
    submitted = Signal(str)  # the name of a strip that this notebook does not save itself

    def __init__(
        self,
        shell: Shell,
        begin: Begin,
        draft: str,
        strips: Mapping[str, Build] | None = None,
        *,
        hint: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.shell = shell
        self.lines = Lines(self)
        self.transcript = Transcript(self.lines)
        self.entry = Entry()
        self.writing = Writing(self, shell.background, begin)
        self.drafting = Drafting(self, shell.background, draft, self._facts)
        self.strip: Strip | None = None
        self._draft = draft
        self._sent: list[Typed] = []  # entered, and not known to be saved
        self._refused, self._clock_told = "", False  # what was said of a line that came back
        clock = shell.clock
        self._build: dict[str, Build] = {
            "when": lambda: WhenStrip(clock),
            "correct": CorrectStrip,
            **(strips or {}),
        }
        self._strips: dict[str, Strip] = {}
        self._hint = label(hint, "faint")
        self._offered = button("", role="quiet")
        self._offered.hide()
        self._take_offer: Callable[[], object] | None = None
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        inside = clear(self._place)
        inside.installEventFilter(self)
        self._holder = scroll(inside)
        self._holder.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em(1), em(0.8), em(1), em(1))
        layout.setSpacing(em(0.6))
        layout.addWidget(self._hint)
        layout.addLayout(row(self._offered, None))
        layout.addWidget(self.transcript, 1)
        layout.addWidget(self._holder)
        layout.addWidget(self.entry)
        layout.addStretch(0)  # takes what is left where only a strip is shown
        self.setFocusProxy(self.entry)
        self._listen()

    def show_lines(self, subject: Subject | None, lines: Sequence[Line]) -> None:
        """Show these lines, and write into this record from now on."""
        self.writing.about(subject)
        self.lines.show(lines)

    def take_up_draft(self) -> None:
        """Look for what was being typed into this record when the app went away."""
        find = partial(find_drafts, kind=self._draft)
        self.shell.background.on_vault(self, find, self._take_up)

    def write(self, typed: Typed) -> None:
        """Save a line."""
        record = partial(
            meetings.write_line,
            text=typed.text,
            speaker=typed.speaker,
            mark=typed.mark,
            **vars(typed.known),
        )
        self._sent.append(typed)
        self.writing.add(record, partial(self._wrote, typed), partial(self._give_back, typed))

    def open_strip(self, name: str) -> Strip:
        """Open a strip above the box, and put the cursor in it."""
        strip = self._strip(name)
        if self.strip is not strip:
            self.close_strip()
            self.strip = strip
            strip.show()
            self._holder.show()
            self._make_room()
        strip.setFocus()
        return strip

    def close_strip(self) -> None:
        """Close the strip that is open; what was typed in it is there when it opens again."""
        if self.strip is not None:
            self.strip.hide()
            self.strip = None
            self._make_room()
            self.entry.setFocus()

    def forget_strip(self, name: str) -> None:
        """Let a strip be empty when it opens next: what it had is saved."""
        old = self._strips.pop(name, None)
        if old is self.strip:
            self.close_strip()
        if old is not None:
            self._place.removeWidget(old)
            old.deleteLater()
        self.drafting.keep()

    def correct(self, line: Line | None = None) -> None:
        """Correct this line, or the one that is chosen, or the last."""
        found = line or self.transcript.chosen() or self.lines.last()
        if found is None:
            return
        if found.struck:
            self.shell.notices.say(t("This line was struck out. Write a new one instead."))
            return
        strip = self.open_strip("correct")
        if isinstance(strip, CorrectStrip) and (
            strip.line is None or strip.line.id != found.id
        ):
            strip.show_line(found)

    def offer(self, text: str, do: Callable[[], object]) -> None:
        """Offer to do something else, as long as nothing is written here."""
        self._take_offer = do
        self._offered.setText(text)
        self._offered.setAccessibleName(text)
        self._show_hint()

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self.drafting.keep()

    def clear(self) -> None:
        """Show nothing and begin anew; what is typed was kept before."""
        self.close_strip()
        for name in tuple(self._strips):
            old = self._strips.pop(name)
            self._place.removeWidget(old)
            old.deleteLater()
        self.entry.clear()
        self._refused, self._clock_told = "", False
        self.drafting.let_go()
        self._take_offer = None
        self.show_lines(None, ())

    def is_empty(self) -> bool:
        """Tell whether nothing is typed, and nothing is being saved."""
        return self._facts() is None and not self.writing.busy

    def save_strip(self, strip: Strip, record: Record) -> None:
        """Save what a strip records, after what is under way; it stays open until then."""
        if strip.saving:
            return

        def done(saved: Saved) -> None:
            self.forget_strip(strip.name)
            self.wrote.emit(saved)

        def failed(sentence: str) -> None:
            strip.saving = False
            strip.refuse(sentence)

        strip.refuse("")
        strip.saving = True
        self.writing.add(record, done, failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height out anew."""
        super().resizeEvent(event)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the open strip grow with what is typed in it, and what has the focus."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._holder.ensureWidgetVisible(watched, 0, em(2))
        return False

    def _show_why(self) -> None:
        """Scroll to the sentence that a strip refuses with, once it has its place."""
        QTimer.singleShot(0, self, lambda: self._holder.verticalScrollBar().setValue(0))

    def _make_room(self) -> None:
        """Give an open strip its height; in a low window, all there is, and let it scroll."""
        if self.strip is None:
            self._holder.hide()
        wanted = self._strip_height() if self.strip else 0
        rest = self.entry.sizeHint().height() + em(LEFT_TO_READ)
        low = bool(wanted) and self.height() - 2 * em(1) < wanted + rest
        self.entry.setVisible(not low)
        self.transcript.setVisible(not low)
        self._show_hint(low)
        self._holder.setMinimumHeight(0 if low else wanted)
        self._holder.setMaximumHeight(wanted)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):  # in a low window it has all the height there is
            layout.setStretchFactor(self._holder, 1 if low else 0)

    def _show_hint(self, low: bool = False) -> None:
        empty = not self.lines.rowCount()
        self._hint.setVisible(empty and not low and bool(self._hint.text()))
        self._offered.setVisible(empty and not low and self._take_offer is not None)

    def _strip_height(self) -> int:
        width = self._holder.viewport().width()
        layout = self._place
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.totalSizeHint().height()

    def _listen(self) -> None:
        self.entry.entered.connect(self.write)
        self.shell.background.refused.connect(self._say_which)
        self.drafting.kept_again.connect(self._take_back)
        self.entry.box.told.connect(self.shell.notices.refuse)
        self._offered.clicked.connect(lambda: self._take_offer() if self._take_offer else None)
        self.entry.changed.connect(self.drafting.typed)
        self.entry.when_asked.connect(self._ask_when)
        self.entry.upward.connect(self.transcript.choose_last)
        self.transcript.correct.connect(self.correct)
        self.transcript.left.connect(self._back_to_the_box)
        self.transcript.typed.connect(self._type_on)
        self.wrote.connect(self.show_saved)
        for counted in (self.lines.modelReset, self.lines.rowsInserted):
            counted.connect(lambda *_: self._show_hint())
        for keys, do in (("Ctrl+H", self._ask_when), ("F2", self.correct)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _strip(self, name: str) -> Strip:
        if name not in self._strips:
            made = self._strips[name] = self._build[name]()
            made.hide()
            made.closed.connect(self.close_strip)
            made.changed.connect(self.drafting.typed)
            made.refused.connect(self._show_why)
            for one in made.findChildren(QWidget):
                if one.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    one.installEventFilter(self)
            made.submitted.connect(partial(self._submit, name))
            if isinstance(made, CorrectStrip):
                made.strike_asked.connect(self._strike)
            self._place.addWidget(made)
        return self._strips[name]

    def _submit(self, name: str) -> None:
        strip = self._strips[name]
        if isinstance(strip, WhenStrip):
            if (known := strip.read()) is not None:
                self.entry.know(known)
                self.close_strip()
        elif (record := strip.record()) is not None:
            self.save_strip(strip, record)

    def _strike(self) -> None:
        strip = self._strip("correct")
        if isinstance(strip, CorrectStrip) and (record := strip.striking()) is not None:
            self.save_strip(strip, record)

    def _ask_when(self) -> None:
        self.open_strip("when")

    def _wrote(self, typed: Typed, saved: Saved) -> None:
        self._sent.remove(typed)
        self._take_back(self._refused)
        self._refused = ""
        self.drafting.keep()
        self.wrote.emit(saved)

    def show_saved(self, saved: Saved) -> None:
        """Show a line that was written or changed."""
        if saved.line is not None:
            before = None if self.lines.find(saved.line.id) else self.lines.last()
            said = clock_went_back(before, saved.line)
            if said and not self._clock_told:
                self._clock_told = True
                self.shell.notices.refuse(said)
            self.lines.put(saved.line)
            if saved.line.wordings or saved.line.struck:
                self.shell.undo(t("The line was changed; how it read is under it."), saved.act)

    def _give_back(self, typed: Typed, why: str) -> None:
        self._sent.remove(typed)
        self.entry.give_back(typed)
        self.drafting.keep()
        self._refused = t(
            "This line is not saved, it is back where it was typed: “{line}”. {why}",
            line=beginning(typed.text),
            why=why,
        )

    def _say_which(self, sentence: str) -> None:
        """Name the line that came back, and go on naming it when its draft is refused too."""
        ours = self._refused.endswith(sentence) or sentence == self.drafting.trouble
        if self._refused and ours:
            self.shell.notices.refuse(self._refused)

    def _take_back(self, sentence: str) -> None:
        """Let a refusal go that is not true any more."""
        if sentence and self.shell.notices.text() == sentence:
            self.shell.notices.clear()

    def _back_to_the_box(self) -> None:
        self.transcript.clearSelection()
        self.transcript.setCurrentIndex(self.lines.index(-1, -1))
        self.entry.setFocus()

    def _type_on(self, text: str) -> None:
        self._back_to_the_box()
        self.entry.box.insertPlainText(text)

    def _facts(self) -> dict[str, Any] | None:
        typed = self.entry.typed()
        values = {name: one.values() for name, one in self._strips.items() if one.values()}
        values.pop("when", None)
        if not typed.text and not values and not self._sent:
            return None
        subject = self.writing.subject
        return {
            "meeting": [*subject] if subject else None,
            "text": typed.text,
            "speaker": typed.speaker,
            "mark": typed.mark,
            **vars(typed.known),
            "entered": [one.text for one in self._sent],
            "strips": values,
            "open": self.strip.name if self.strip else "",
        }

    def _take_up(self, drafts: list[Draft]) -> None:
        mine = [*self.writing.subject] if self.writing.subject else None
        found = [one for one in drafts if one.facts.get("meeting") == mine]
        if not found or self._facts() is not None:
            return
        draft = found[-1]
        self.drafting.take_up(draft)
        facts = draft.facts
        saved = {one.text for one in self.lines.after(draft.saved_at)}
        # What was saved before the app could forget its draft is not to be entered again.
        left = [one for one in (*facts["entered"], facts["text"]) if one and one not in saved]
        known = Known(facts["happened"], facts["how_known"], facts["told_by"])
        self.entry.put(Typed("\n".join(left), facts["speaker"], facts["mark"], known))
        for name, values in facts["strips"].items():
            self._restore(name, values)
        if facts["open"] in facts["strips"]:
            self.open_strip(facts["open"])
        if self._facts() is None:
            self.entry.clear()
            self.drafting.keep()
        else:
            self.shell.notices.say(t("Here is what you had typed before."))

    def _restore(self, name: str, values: dict[str, Any]) -> None:
        if name not in self._build:
            return
        strip = self._strip(name)
        if isinstance(strip, CorrectStrip):
            line = self.lines.find(Subject(*values["line"]))
            if line is None:
                return
            strip.show_line(line)
        strip.put(values)
