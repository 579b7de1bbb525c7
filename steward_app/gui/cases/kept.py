"""What was typed into a case and could not be recorded: a sealed draft, found again later."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject

from steward_app import cases
from steward_app.errors import NotFound, StewardError
from steward_app.gui.background import Background
from steward_app.journal import Subject, Transaction
from steward_app.vault.vault import Vault

KIND = "case"


class Kept(QObject):
    """The draft of a case's fields; its id is that of the case, so there is one at most."""

    def __init__(
        self,
        owner: QObject,
        background: Background,
        put_back: Callable[[Subject, dict[str, str]], object],
    ) -> None:
        super().__init__(owner)
        self._background, self._put_back = background, put_back
        self._there: set[Subject] = set()

    def save(self, case: Subject, typed: dict[str, str], record: dict[str, str]) -> None:
        """Keep what was typed, with what it was typed over."""
        facts: dict[str, Any] = {
            "space": case.space,
            "subject": case.id,
            "now": dict(typed),
            "was": {name: record.get(name, "") for name in typed},
        }
        self._there.add(case)
        self._background.on_vault(
            self, lambda vault: vault.drafts.save(case.id, KIND, facts), notes=True
        )

    def keep(self, case: Subject, typed: dict[str, str], record: dict[str, str]) -> None:
        """Keep a draft, record it, and remove the draft once the record has all of it.

        All of it happens on the vault's thread: the window may be gone by then.
        """
        self.save(case, typed, record)
        recorded: list[bool] = []

        def compare(tx: Transaction) -> None:
            found = cases.get_case(tx, case)
            recorded.append(all(getattr(found, name) == typed[name] for name in typed))

        def remove(vault: Vault) -> None:
            if recorded == [True]:
                _remove(vault, case)

        self._background.run(self, lambda tx: cases.change_case(tx, case, **typed))
        self._background.run(self, compare)
        self._background.on_vault(self, remove)

    def forget(self, case: Subject) -> None:
        """Remove the draft: the record has it."""
        if case in self._there:
            self._there.discard(case)
            self._background.on_vault(self, lambda vault: _remove(vault, case))

    def look(self, case: cases.Case) -> None:
        """Give back what an earlier draft has, where the record still says what it said."""

        def load(vault: Vault) -> dict[str, Any] | None:
            try:
                draft = vault.drafts.load(case.id.id)
            except StewardError:
                return None
            return draft.facts if draft.kind == KIND else None

        def show(facts: dict[str, Any] | None) -> None:
            if facts is None:
                return
            typed, was = facts.get("now", {}), facts.get("was", {})
            again = {
                name: value
                for name, value in typed.items()
                if name in cases.FIELDS
                and getattr(case, name) != value
                and getattr(case, name) == was.get(name, "")
            }
            self._there.add(case.id)
            if again:
                self._put_back(case.id, again)
            elif all(getattr(case, name, value) == value for name, value in typed.items()):
                self.forget(case.id)

        self._background.on_vault(self, load, show)


def _remove(vault: Vault, case: Subject) -> None:
    with suppress(NotFound):
        vault.drafts.remove(case.id)
