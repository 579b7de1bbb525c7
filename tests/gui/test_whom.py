from PySide6.QtWidgets import QLabel

from steward_app import words
from steward_app.gui.whom import whom_card
from steward_app.shelf.profile import Contact, Profile


def told(source, qtbot):
    contact = Contact(
        role="Help line", phone="555-0100", source=source, verified_on="2030-01-07"
    )
    card = whom_card(Profile(contacts=(contact,)))
    qtbot.addWidget(card)
    return card.findChildren(QLabel)[-1].text()


def test_a_number_that_was_typed_in_is_not_called_checked(qtbot):
    assert told("typed in by hand", qtbot).endswith("written down on 2030-01-07")
    assert told("the local's web page", qtbot).endswith("checked 2030-01-07")
    words.use("es")
    try:
        assert told("typed in by hand", qtbot) == "Fuente: anotado a mano, el 2030-01-07"
    finally:
        words.use("en")
