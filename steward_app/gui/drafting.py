"""Keeps what is being typed as a sealed draft, never more than two seconds behind the keys."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from steward_app.vault.drafts import Draft
from steward_app.vault.vault import Vault

from .background import Background

BEHIND = 1500  # milliseconds from the first key that is not kept yet to keeping it

Facts = Mapping[str, Any]


class Drafting(QObject):
    """One draft of a screen: `typed` at every change, `forget` once its entry is saved.

    `facts` gives what is typed now, or None if nothing is; it is asked on the UI thread.
    `id` is that of the draft, and may be that of the entry to be: a draft left behind by a
    crash is then known not to be new.
    """

    kept_again = Signal(str)  # a draft is kept, after it was refused with this sentence

    def __init__(
        self,
        owner: QObject,
        background: Background,
        kind: str,
        facts: Callable[[], Facts | None],
    ) -> None:
        super().__init__(owner)
        self._background, self._kind, self._facts = background, kind, facts
        self.id = os.urandom(16)
        self._kept: dict[str, Any] | None = None
        self.trouble = ""  # why the last keeping failed
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BEHIND)
        self._timer.timeout.connect(self.keep)

    def typed(self) -> None:
        """Something changed; keep it soon. What waits already is not put off."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep what is typed now, or remove the draft if nothing is."""
        self._timer.stop()
        facts = self._facts()
        if facts is None:
            self.forget()
        elif facts != self._kept:
            self._kept = dict(facts)
            save = partial(_save, id_=self.id, kind=self._kind, facts=self._kept)
            self._background.on_vault(
                self, save, self._is_kept, notes=True, failed=self._not_kept
            )

    def forget(self) -> None:
        """Remove the draft: its entry is saved, or nobody wants it. What follows is another."""
        self._timer.stop()
        if self._kept is not None:
            self._background.on_vault(self, partial(_remove, id_=self.id), notes=True)
        self._kept, self.id = None, os.urandom(16)

    def let_go(self) -> None:
        """Leave the draft where it is, for whoever opens its record next; begin another."""
        self._timer.stop()
        self._kept, self.id = None, os.urandom(16)

    def take_up(self, draft: Draft) -> None:
        """Go on with a draft that was found."""
        self.id, self._kept = draft.id, dict(draft.facts)

    def _is_kept(self, _: None) -> None:
        trouble, self.trouble = self.trouble, ""
        if trouble:
            self.kept_again.emit(trouble)

    def _not_kept(self, sentence: str) -> None:
        self._kept, self.trouble = None, sentence


def find_drafts(vault: Vault, kind: str) -> list[Draft]:
    """Return the drafts of this kind, the last kept last; for `Background.on_vault`."""
    return [one for one in vault.drafts.all() if one.kind == kind]


def _save(vault: Vault, *, id_: bytes, kind: str, facts: dict[str, Any]) -> None:
    vault.drafts.save(id_, kind, facts)


def _remove(vault: Vault, *, id_: bytes) -> None:
    vault.drafts.remove(id_)
