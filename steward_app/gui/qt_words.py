"""What Qt's own catalog lacks or says at length: keys' names, words of the file dialog."""

from PySide6.QtCore import QObject, QTranslator

from steward_app.words import t


class QtWords(QTranslator):
    """Stands before Qt's catalog of a language that is not English."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said: dict[tuple[str, str], str] = {}

    def read(self) -> None:
        """Take the words of the language that is spoken now."""
        self._said = {
            ("QShortcut", "Ctrl"): "Ctrl",  # as it is printed on the keys, and short
            ("QShortcut", "Shift"): t("Shift+").rstrip("+"),
            ("QFileDialog", "&Look in:"): t("&Look in:"),
            ("QFileDialog", "Look in:"): t("&Look in:"),
            ("QFileDialog", "File &name:"): t("File &name:"),
            ("QFileDialog", "Files of &type:"): t("Files of &type:"),
            ("QFileDialog", "Files of type:"): t("Files of &type:"),
        }

    def isEmpty(self) -> bool:
        """Tell Qt that there are words here."""
        return not self._said

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Return what Qt is to show instead; None leaves it to Qt's catalog."""
        return self._said.get((context, source))
