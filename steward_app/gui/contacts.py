"""The help numbers as they are edited: in the first run, and in Settings."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from steward_app.clock import Clock, now
from steward_app.shelf.profile import Contact, read_profile, write_profile
from steward_app.words import t

from .theme import em
from .widgets import Line, button, field, hairline, row

LINE = 200  # characters


class Contacts(QWidget):
    """The local's name and three people or more, each with phone and hours."""

    def __init__(self, clock: Clock = now) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._clock = clock
        self.name = Line(cap=LINE)
        self.rows: list[_Contact] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(em(0.8))
        self._layout.addWidget(field(t("Your local"), self.name))
        self._layout.addLayout(
            row(
                button(t("One more number"), lambda: self._put(Contact("")), role="quiet"), None
            )
        )
        self.setFocusProxy(self.name)

    def read(self) -> None:
        """Show what the shelf has; without any, the three that a steward needs most."""
        profile = read_profile()
        self.name.setText(profile.name)
        for old in self.rows:
            old.hide()
            old.deleteLater()
        self.rows = []
        usual = (t("Help line"), t("Staff representative"), t("Chief steward"))
        for contact in profile.contacts or [Contact(role) for role in usual]:
            self._put(contact)

    def save(self) -> None:
        """Put them on the shelf, those without a name and a number left out."""
        today = self._clock().date().isoformat()
        kept = [one.value(today) for one in self.rows]
        contacts = tuple(one for one in kept if one.name or one.phone)
        write_profile(replace(read_profile(), name=self.name.value(), contacts=contacts))

    def _put(self, contact: Contact) -> None:
        made = _Contact(contact)
        self.rows.append(made)
        self._layout.insertWidget(self._layout.count() - 1, made)


class _Contact(QWidget):
    """One of them."""

    def __init__(self, contact: Contact) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._was = contact
        self.role, self.name = Line(contact.role, cap=LINE), Line(contact.name, cap=LINE)
        self.phone, self.hours = Line(contact.phone, cap=LINE), Line(contact.hours, cap=LINE)
        self.languages = Line(contact.languages, cap=LINE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.8))
        layout.addWidget(hairline())
        layout.addLayout(
            row(
                field(t("Who"), self.role),
                field(t("Name"), self.name),
                field(t("Phone"), self.phone),
            )
        )
        layout.addLayout(
            row(field(t("Hours"), self.hours), field(t("Languages"), self.languages))
        )

    def value(self, today: str) -> Contact:
        """Return it; one that was changed was written down today, by whoever typed it."""
        typed = replace(
            self._was,
            role=self.role.value(),
            name=self.name.value(),
            phone=self.phone.value(),
            hours=self.hours.value(),
            languages=self.languages.value(),
        )
        if typed == self._was:
            return typed
        return replace(typed, source=t("typed in by hand"), verified_on=today)
