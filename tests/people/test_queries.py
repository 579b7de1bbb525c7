from steward_app import people


def test_people_are_found_by_any_words_of_their_record_without_accents_or_case(tx):
    people.add_person(tx, name="José Peña", department="Sterile processing")
    people.add_person(tx, name="Ann Lee", worksite="North")
    for words in ("pena", "PEÑA josé", "sterile", "ster PEN"):
        assert [one.name for one in people.find_people(tx, containing=words)] == ["José Peña"]
    assert people.find_people(tx, containing="pena north") == []


def test_people_are_listed_by_name_as_a_reader_would_sort_them(tx):
    for name in ("Zoë", "álvaro", "Bo", "ann"):
        people.add_person(tx, name=name)
    assert [one.name for one in people.find_people(tx)] == ["álvaro", "ann", "Bo", "Zoë"]


def test_a_percent_sign_is_a_percent_sign(tx):
    people.add_person(tx, name="Ann", note="works 50% time")
    people.add_person(tx, name="Bo", note="works 50 hours")
    assert [one.name for one in people.find_people(tx, containing="50%")] == ["Ann"]


def test_people_of_a_standing_are_found(tx):
    people.add_person(tx, name="Ann", standing="manager")
    people.add_person(tx, name="Bo", standing="worker")
    assert [one.name for one in people.find_people(tx, standing="manager")] == ["Ann"]


def test_the_find_box_finds_people_and_nothing_for_no_words(tx):
    ann = people.add_person(tx, name="Ann Lee", department="Laundry")
    assert [(hit.subject, hit.title) for hit in people.find(tx, "laun")] == [(ann, "Ann Lee")]
    assert people.find(tx, "  ") == []


def test_a_hidden_character_does_not_keep_a_name_from_being_found(tx):
    people.add_person(tx, name="Jo\u200bsé")
    assert len(people.find_people(tx, containing="jose")) == 1


def test_a_name_that_two_devices_changed_is_flagged_and_both_are_offered(new_device):
    here, there = new_device(), new_device()
    ann = here.do(lambda tx: people.add_person(tx, name="Ann"))
    there.do(lambda tx: tx.receive(here.events(ann.space)))
    here.do(lambda tx: people.change_person(tx, ann, name="Anne"))
    there.do(lambda tx: people.change_person(tx, ann, name="Anna"))
    here.do(lambda tx: tx.receive(there.events(ann.space)))
    assert here.do(lambda tx: people.get_person(tx, ann)).conflicts == ("name",)
    here.do(lambda tx: people.add_person(tx, name="Bea"))
    found = here.do(lambda tx: people.find_people(tx, in_conflict=True))
    assert [one.id for one in found] == [ann]
    values = here.do(lambda tx: people.find_values(tx, ann, "name"))
    assert sorted(values) == ["Anna", "Anne"]
    assert values[0] == here.do(lambda tx: people.get_person(tx, ann)).name
    here.do(lambda tx: people.change_person(tx, ann, name="Anne"))
    assert here.do(lambda tx: people.get_person(tx, ann)).conflicts == ()
