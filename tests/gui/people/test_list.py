from PySide6.QtCore import Qt

from steward_app import people
from steward_app.words import use


def add(device, *names):
    def work(tx):
        return [people.add_person(tx, name=name) for name in names]

    return device.do(work)


def shown(page):
    return [page.rows.index(n, 0).data() for n in range(page.rows.rowCount())]


def test_an_empty_directory_says_what_to_do(window, settle):
    page = window.go("people")
    settle()
    assert page.empty.isVisible()
    assert not page.table.isVisible()


def test_people_are_listed_by_name_and_narrowed_as_typed(device, window, settle, qtbot):
    add(device, "Zoë", "ada", "Nguyễn Thị Ánh")
    page = window.go("people")
    settle()
    assert shown(page) == ["ada", "Nguyễn Thị Ánh", "Zoë"]
    qtbot.keyClicks(page.search, "anh")
    settle()
    assert shown(page) == ["Nguyễn Thị Ánh"]
    qtbot.keyClicks(page.search, "xx")
    settle()
    assert page.none_found.isVisible()


def test_what_is_typed_is_words_and_no_query(device, window, settle, qtbot):
    add(device, "Ada")
    page = window.go("people")
    for text in ('"', "%", "a* OR b", "' --", "NEAR(", "_"):
        page.search.setText(text)
        settle()
        assert shown(page) == []
    page.search.clear()
    settle()
    assert shown(page) == ["Ada"]


def test_a_person_is_opened_by_keyboard_alone(device, window, settle, qtbot):
    (person,) = add(device, "Ada")
    page = window.go("people")
    settle()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    assert window.current().subject == person


def test_a_name_that_hides_something_is_flagged(device, window, settle):
    add(device, "Ada\u200b Lovelace")
    page = window.go("people")
    settle()
    assert page.rows.index(0, 0).data() == "Ada[U+200B] Lovelace"
    assert page.rows.index(0, 5).data()


def test_the_directory_speaks_spanish(window, settle, qtbot, request):
    request.addfinalizer(lambda: use("en"))
    use("es")
    from steward_app.gui.people import PeopleList

    page = PeopleList(window)
    qtbot.addWidget(page)
    assert page.title.text() == "Personas"
    assert page.rows.headerData(0, Qt.Orientation.Horizontal) == "Nombre"
