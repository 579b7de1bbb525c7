import pytest

from steward_app import people
from steward_app.errors import NotFound, Refused
from steward_app.journal import Subject


def test_a_person_is_kept_in_the_notebook_with_what_is_known(tx):
    ann = people.add_person(tx, name="Ann Lee", standing="worker", department="Laundry")
    found = people.get_person(tx, ann)
    assert ann.space == tx.notebook
    assert (found.name, found.standing_label, found.department) == (
        "Ann Lee",
        "Worker",
        "Laundry",
    )


def test_a_changed_field_shows_its_new_value_and_the_rest_stays(tx):
    ann = people.add_person(tx, name="Ann Lee", phone="555-0101")
    people.change_person(tx, ann, phone="", shift="nights")
    found = people.get_person(tx, ann)
    assert (found.name, found.phone, found.shift) == ("Ann Lee", "", "nights")


def test_a_removed_person_leaves_the_list_and_can_be_brought_back_by_undo(device):
    ann = device.do(lambda tx: people.add_person(tx, name="Ann Lee"))

    def remove(tx):
        people.remove_person(tx, ann, reason="asked to be taken out")
        return tx.act

    act = device.do(remove)
    assert device.do(people.find_people) == []
    assert [p.removed for p in device.do(lambda tx: people.find_people(tx, removed=True))] == [
        "asked to be taken out"
    ]
    device.do(lambda tx: tx.undo(act, reason="wrong Ann"))
    assert [one.name for one in device.do(people.find_people)] == ["Ann Lee"]


@pytest.mark.parametrize("field", ["name", "note", "phone", "seniority_on", "classification"])
def test_no_field_takes_a_social_security_number_or_a_full_date_of_birth(tx, field):
    for text in ("123-45-6789", "born 4/12/1980"):
        with pytest.raises(Refused, match="Take it out"):
            people.add_person(tx, **{"name": "Ann", field: text})
    ann = people.add_person(tx, name="Ann")
    with pytest.raises(Refused, match="Take it out"):
        people.change_person(tx, ann, **{field: "SSN 123456789"})


def test_a_person_without_a_name_is_refused(tx):
    with pytest.raises(Refused, match="needs a name"):
        people.add_person(tx, name="  ")
    ann = people.add_person(tx, name="Ann")
    with pytest.raises(Refused, match="needs a name"):
        people.change_person(tx, ann, name="")


def test_a_name_of_a_mebibyte_is_refused_with_its_length(tx):
    with pytest.raises(Refused, match="1048576"):
        people.add_person(tx, name="x" * (1 << 20))


def test_a_removed_person_is_not_changed(tx):
    ann = people.add_person(tx, name="Ann")
    people.remove_person(tx, ann, reason="double")
    with pytest.raises(NotFound, match="undo"):
        people.change_person(tx, ann, name="Anne")
    with pytest.raises(Refused, match="Say why"):
        people.remove_person(tx, people.add_person(tx, name="Bo"), reason=" ")


def test_someone_who_is_not_there_is_not_found(tx):
    with pytest.raises(NotFound):
        people.get_person(tx, Subject(bytes(16), bytes(16)))


def test_a_name_is_kept_faithfully_and_shown_safely(tx):
    ann = people.add_person(tx, name="Ann\u202egniK")
    found = people.get_person(tx, ann)
    assert found.name == "Ann\u202egniK"
    assert found.shown_name == people.shown(found.name) == "Ann[U+202E]gniK"


def test_the_guard_is_offered_for_notes_as_a_warning():
    assert people.identity_warning("Her SSN is 123-45-6789.")
    assert people.identity_warning("Her shift began at 7.") is None
