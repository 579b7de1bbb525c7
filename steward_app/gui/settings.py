"""Settings: how the app looks and speaks, when it locks, the passphrase, whom to call."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from steward_app import preferences, words
from steward_app.errors import StewardError
from steward_app.vault import keys
from steward_app.words import t, tn

from .aside import Aside
from .contacts import Contacts
from .passphrase import NewPassphrase
from .screen import Screen, Shell
from .theme import em
from .widgets import (
    Content,
    Line,
    Progress,
    button,
    card,
    choice,
    clear,
    column,
    field,
    hairline,
    label,
    row,
)
from .yourself import Yourself

if TYPE_CHECKING:
    from .window import Window

MINUTES = (1, 2, 3, 5, 10, 15, 20, 30)


class Settings(Screen):
    """Each change holds at once; only numbers and passphrase have a button."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, t("Settings"))
        self._window = cast("Window", shell)
        self._aside = Aside(self)
        chosen = preferences.load()
        self.language = choice(words.LANGUAGES.items(), words.language())
        self.theme = choice(
            [("system", t("As the system")), ("light", t("Light")), ("dark", t("Dark"))],
            chosen.theme,
        )
        self.scale = choice([(one, f"{one} %") for one in preferences.SCALES], chosen.scale)
        self.idle = choice(
            [(one, tn("{n} minute", "{n} minutes", one)) for one in MINUTES],
            self._window.idle_minutes,
        )
        self.yourself = Yourself(shell.background)
        self.contacts = Contacts()
        self.old = Line(cap=1000)
        self.old.hide_letters()
        self._old = field(t("The passphrase now"), self.old)
        self.new = NewPassphrase()
        self.progress = Progress()
        self.change = button(t("Change the passphrase …"), self._unfold)
        self._fold = clear(
            column(
                self._old,
                self.new,
                self.progress,
                row(button(t("Change it"), self.change_passphrase, role="main"), None),
            )
        )
        self._fold.hide()
        for one in (self.language, self.theme, self.scale):
            one.activated.connect(lambda _: self._look())
        self.idle.activated.connect(lambda _: self._set_idle())
        self._lay_out()

    def refresh(self) -> None:
        """Show the numbers that the shelf has, and who the vault says the user is."""
        self.contacts.read()
        self.yourself.read()

    def keep(self) -> None:
        """Save what was typed last."""
        self.yourself.typed.flush()

    def change_passphrase(self) -> None:
        """Seal the vault under the new passphrase, off the UI thread."""
        new = self.new.value()
        if self._aside.busy:
            return
        if not new:
            self.new.show_problem()
            return
        folder, old = self._window.folder, self.old.text()
        self.progress.start(t("Changing the passphrase …"))
        self._aside.run(
            lambda: keys.change_passphrase(folder, old, new, keys.calibrated()),
            lambda _: self._changed(),
            self._not_changed,
        )

    def save_contacts(self) -> None:
        """Put the numbers on the shelf."""
        try:
            self.contacts.save()
        except StewardError as problem:
            self._window.refused(str(problem))
            return
        self.shell.notices.say(t("The numbers are on the shelf."))

    def _changed(self) -> None:
        self.progress.end()
        self.old.clear()
        self.new.first.clear()
        self.new.again.clear()
        self._fold.hide()
        self.change.show()
        self.shell.notices.say(
            t("The passphrase was changed. The recovery words stay as they were.")
        )

    def _unfold(self) -> None:
        self._fold.show()
        self.change.hide()
        self.old.setFocus()

    def _not_changed(self, sentence: str) -> None:
        self.progress.end()
        self._old.problem(sentence)

    def _look(self) -> None:
        chosen = replace(
            preferences.load(),
            language=str(self.language.currentData()),
            theme=str(self.theme.currentData()),
            scale=int(self.scale.currentData()),
        )
        preferences.save(chosen)
        self._window.look_changed.emit()

    def _set_idle(self) -> None:
        minutes = int(self.idle.currentData())
        self._window.idle_minutes = minutes
        self.shell.background.on_vault(
            self, lambda vault: vault.settings.set("idle_minutes", minutes)
        )

    def _lay_out(self) -> None:
        idle = field(t("Lock when nobody has typed for"), self.idle)
        idle.setMinimumWidth(em(24))
        self.add(
            card(
                label(t("Language and look"), "head"),
                row(
                    field(t("Language"), self.language),
                    field(t("Theme"), self.theme),
                    field(t("Size of the text"), self.scale),
                    None,
                ),
            ),
            card(
                label(t("Locking"), "head"),
                row(idle, None),
                label(
                    t(
                        "During a meeting the page is covered instead, and locks after half an"
                        " hour. It also locks once the computer has slept with its lid shut."
                        " It cannot be switched off."
                    ),
                    "faint",
                ),
            ),
            card(
                label(t("You"), "head"),
                self.yourself,
                label(
                    t(
                        "They go on a form where neither its case nor its meeting names the"
                        " steward. They stay in this vault."
                    ),
                    "faint",
                ),
            ),
            card(
                label(t("Whom to call"), "head"),
                self.contacts,
                row(button(t("Save the numbers"), self.save_contacts), None),
            ),
            card(
                label(t("Passphrase"), "head"),
                row(self.change, None),
                self._fold,
            ),
            self._about(),
            None,
        )

    def _about(self) -> Content:
        return card(
            label(t("About"), "head"),
            label(
                t(
                    "Free software under the GNU General Public License, version 3 or later."
                    " It comes without any warranty. It is no legal advice."
                ),
                "faint",
            ),
            hairline(),
            label(t("What is promised"), "strong"),
            label(
                t(
                    "Whoever takes this computer or the vault's folder, and does not know the"
                    " passphrase, reads nothing of it. What was saved is on the disk twice."
                    " A changed entry is noticed."
                )
            ),
            label(t("What is not"), "strong"),
            label(
                t(
                    "Secrecy from somebody who controls this computer while the vault is open,"
                    " or who sees the screen. A forgotten passphrase without the recovery words"
                    " cannot be helped. A court can order that notes be handed over."
                )
            ),
        )
