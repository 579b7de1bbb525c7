import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QLabel

from steward_app import words
from steward_app.gui.qt_words import QtWords


@pytest.fixture
def spanish(qapp):
    words.use("es")
    catalog, own = QTranslator(), QtWords()
    assert catalog.load(
        "qtbase_es", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    )
    own.read()
    qapp.installTranslator(catalog)
    qapp.installTranslator(own)
    yield
    qapp.removeTranslator(own)
    qapp.removeTranslator(catalog)
    words.use("en")


def test_the_file_dialog_has_no_english_label_in_spanish(spanish, qtbot):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = {one.text() for one in dialog.findChildren(QLabel) if one.text()}
    assert said == {"&Buscar en:", "&Nombre:", "&Tipo de archivo:"}


def test_keys_are_named_as_they_are_printed_on_spanish_keyboards(spanish):
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Ctrl+Shift+E").toString(native) == "Ctrl+Mayús+E"
    assert QKeySequence("Ctrl+Space").toString(native) == "Ctrl+Espacio"


def test_what_is_not_ours_is_left_to_the_catalog_of_qt(spanish):
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
