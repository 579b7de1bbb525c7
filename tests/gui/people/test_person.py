from steward_app import people
from steward_app.gui.people import PersonPage


def add(device, **fields):
    return device.do(lambda tx: people.add_person(tx, **fields))


def read(device, person):
    return device.do(lambda tx: people.get_person(tx, person))


def everyone(device):
    return device.do(people.find_people)


def type_into(field, text):
    field.widget.setFocus()
    field.widget.setText(text)
    field.widget.textEdited.emit(text)
    field.widget.editingFinished.emit()


def test_someone_new_is_added_with_a_name_alone(device, window, qtbot, settle):
    page = window.go("person")
    type_into(page.field("name"), "José Peña")
    page.add_it.click()
    settle()
    (one,) = everyone(device)
    assert (one.name, page.title.text()) == ("José Peña", "José Peña")
    assert page.add_it.isHidden()


def test_a_person_without_a_name_is_not_added(device, window, settle):
    page = window.go("person")
    type_into(page.field("phone"), "555 0100")
    page.add_it.click()
    settle()
    assert page.field("name").said()
    assert everyone(device) == []


def test_a_field_of_a_known_person_is_saved_when_it_is_left(device, window, settle):
    person = add(device, name="Ada")
    page = window.go("person", person)
    settle()
    type_into(page.field("department"), "Warehouse")
    settle()
    assert read(device, person).department == "Warehouse"
    assert "Department" in window.notices.text()


def test_a_saved_field_can_be_undone_from_the_notice(device, window, settle):
    person = add(device, name="Ada", phone="555 0100")
    page = window.go("person", person)
    settle()
    type_into(page.field("phone"), "555 0199")
    settle()
    window.notices.undo.click()
    settle()
    assert read(device, person).phone == "555 0100"
    assert page.field("phone").widget.text() == "555 0100"


def test_a_social_security_number_is_refused_where_it_was_typed(device, window, settle):
    person = add(device, name="Ada")
    page = window.go("person", person)
    settle()
    page.field("note").widget.setPlainText("SSN 123-45-6789")
    page.keep()
    settle()
    assert "social-security" in page.field("note").said()
    assert read(device, person).note == ""
    assert page.field("note").widget.value() == "SSN 123-45-6789"


def test_a_full_birth_date_is_refused_for_someone_new(device, window, settle):
    page = window.go("person")
    type_into(page.field("name"), "Ada")
    page.field("note").widget.setPlainText("born 1980-02-03")
    page.add_it.click()
    settle()
    assert "date of birth" in page.field("note").said()
    assert everyone(device) == []


def test_adding_someone_can_be_undone(device, window, settle):
    page = window.go("person")
    type_into(page.field("name"), "Ada")
    page.save()
    settle()
    window.notices.undo.click()
    settle()
    assert everyone(device) == []
    assert page.subject is None


def test_a_record_is_taken_back_with_a_reason(device, window, settle):
    person = add(device, name="Ada")
    page = window.go("person", person)
    settle()
    page.take_away.click()
    page._yes.click()
    assert page._why.said()
    page.reason.setText("entered twice")
    page._yes.click()
    settle()
    assert everyone(device) == []
    assert read(device, person).removed == "entered twice"
    assert window.current() is window.screen_of("people")
    window.notices.undo.click()
    settle()
    assert len(everyone(device)) == 1


def test_someone_half_typed_is_there_again_after_a_kill(device, window, settle, qtbot):
    page = window.go("person")
    settle()
    type_into(page.field("name"), "Half typed")
    page.keep()
    settle()
    again = PersonPage(window)
    qtbot.addWidget(again)
    settle()
    assert again.field("name").widget.text() == "Half typed"


def test_what_hides_in_a_name_is_shown(device, window, settle):
    person = add(device, name="Ada\u202egnp.exe")
    page = window.go("person", person)
    settle()
    assert "[U+202E]" in page.title.text()
    assert "[U+202E]" in page.field("name")._below.text()


def test_html_is_shown_as_it_was_typed(device, window, settle):
    person = add(device, name="<b>Ada</b><img src=x>")
    page = window.go("person", person)
    settle()
    assert page.title.text() == "<b>Ada</b><img src=x>"
    window.go("people")
    settle()
    assert window.current().rows.index(0, 0).data() == "<b>Ada</b><img src=x>"


def test_a_local_s_own_standing_is_kept(device, window, settle):
    person = add(device, name="Ada", standing="retiree")
    page = window.go("person", person)
    settle()
    assert page.field("standing").widget.currentData() == "retiree"
    page.keep()
    settle()
    assert read(device, person).standing == "retiree"
