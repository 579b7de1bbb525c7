"""Where files are: those shipped with the app, and those of the user."""

import os
import sys
from pathlib import Path


def shipped(folder: str) -> Path:
    """Return a folder shipped with the app (`resources`, `forms`), frozen or not."""
    root = getattr(sys, "_MEIPASS", None) or Path(__file__).parent.parent
    return Path(root) / folder


def user_data() -> Path:
    """Return the user's own folder; `STEWARD_HOME` names another, for a stick or a test."""
    if named := os.environ.get("STEWARD_HOME"):
        return Path(named)
    import platformdirs  # only here: it is slow to load, and a stick or a test needs none

    return Path(platformdirs.user_data_dir("steward", appauthor=False))


def shelf() -> Path:
    """Return the folder of what needs no passphrase: contracts, profile, blank forms."""
    return user_data() / "shelf"


def settings_file() -> Path:
    """Return the file that is readable before unlocking: language, theme, recent vaults."""
    return user_data() / "settings.toml"
