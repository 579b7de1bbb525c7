"""The first run: from nothing to a vault, or to the reference shelf alone."""

from .wizard import FirstRun

__all__ = ["FirstRun"]
