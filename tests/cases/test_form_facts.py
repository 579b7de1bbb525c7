from steward_app import cases


def test_a_case_gives_the_facts_that_forms_are_filled_with(tx):
    case = cases.open_case(
        tx,
        title="Overtime",
        number="G-1",
        issue="OT",
        employer="County",
        unit="General",
        what="Skipped.",
        remedy="Pay four hours.",
        incident_on="2029-12-20",
    )
    cases.add_party(
        tx, case, role="grievant", name="José Peña", classification="Cook", phone="555-0101"
    )
    cases.add_party(tx, case, role="grievant", name="Bo")
    cases.add_party(tx, case, role="witness", name="王芳", phone="555-0102")
    cases.add_party(tx, case, role="supervisor", name="Ann Lee", classification="Chief cook")
    cases.cite_article(tx, case, contract="County", number="9.4", title="Overtime", page="17")
    cases.set_due(tx, case, act="file", on="2030-01-04", clause="Art. 21.2")
    cases.take_step(tx, case, step="1")
    facts = cases.facts(tx, case)
    assert facts["case.number"] == "G-1"
    assert facts["case.kind"] == "grievance_individual"
    assert facts["case.issue_label"] == "Overtime"
    assert facts["case.step_label"] == "Step 1"
    assert facts["case.remedy"] == "Pay four hours, and otherwise be made whole."
    assert facts["case.articles_text"] == (
        "Article 9.4, Overtime (p. 17), and any other applicable provision"
    )
    assert facts["case.articles"][0]["quote"] == ""
    assert [one["name"] for one in facts["grievants"]] == ["José Peña", "Bo"]
    assert facts["worker.name"] == "José Peña"
    assert facts["worker.classification"] == "Cook"
    assert (facts["worker.supervisor"], facts["worker.supervisor_title"]) == (
        "Ann Lee",
        "Chief cook",
    )
    assert facts["case.witnesses"] == [
        {"name": "王芳", "classification": "", "phone": "555-0102"}
    ]
    assert facts["case.managers"] == [{"name": "Ann Lee", "title": "Chief cook"}]
    assert facts["case.due"][0]["on"] == "2030-01-04"
    assert facts["case.due"][0]["typed_by_hand"] is True


def test_an_empty_case_gives_every_fact_all_the_same(tx):
    empty = cases.facts(tx, cases.open_case(tx, title="x"))
    full = cases.facts(tx, cases.open_case(tx, title="x", worker="Ann"))
    assert empty.keys() == full.keys()
    assert empty["worker.name"] == ""
    assert all(value is not None for value in empty.values())


def test_the_facts_speak_the_language_that_is_asked_for(tx):
    case = cases.open_case(tx, title="x", remedy="Pagar")
    facts = cases.facts(tx, case, spoken="es")
    assert facts["case.remedy"].startswith("Pagar, y que")
    assert "cualquier otra" in facts["case.articles_text"]
