from datetime import timedelta

from steward_app import meetings


def test_a_meeting_gives_the_facts_that_forms_are_filled_with(device):
    meeting = device.do(
        lambda tx: meetings.open_meeting(
            tx, worker="José Peña", called_by="Ann Lee", stated_subject="late", place="HR"
        )
    )
    device.do(lambda tx: meetings.add_participant(tx, meeting, name="Ann Lee", role="manager"))
    device.do(
        lambda tx: meetings.write_line(tx, meeting, text="Where were you?", mark="question")
    )
    device.do(
        lambda tx: meetings.make_request(tx, meeting, words="I want my steward.", by="José")
    )
    device.do(lambda tx: meetings.give_response(tx, meeting, response="granted_waited"))
    device.now += timedelta(minutes=30)
    device.do(lambda tx: meetings.rep_arrived(tx, meeting))
    device.do(lambda tx: meetings.write_line(tx, meeting, text="Why?", mark="question"))
    device.do(
        lambda tx: meetings.write_line(
            tx, meeting, text="What time?", mark="question", happened="2030-01-01T12:10"
        )
    )
    facts = device.do(lambda tx: meetings.facts(tx, meeting))
    assert facts["meeting.kind_label"].startswith("Representation meeting")
    assert facts["meeting.participants"][0]["role_label"] == "Manager"
    assert facts["meeting.requests"][0]["words"] == "I want my steward."
    assert facts["meeting.responses"][0]["response_label"] == "Granted, and waited"
    assert [one["text"] for one in facts["meeting.before_rep"]] == [
        "Where were you?",
        "What time?",
    ]
    assert [one["text"] for one in facts["meeting.lines"]] == [
        "Where were you?",
        "Why?",
        "What time?",
    ]
    assert facts["meeting.lines"][0]["how_known"] == "Saw or heard it"


def test_an_empty_meeting_gives_every_fact_all_the_same(tx):
    facts = meetings.facts(tx, meetings.open_meeting(tx))
    assert facts["meeting.before_rep"] == facts["meeting.requests"] == []
    assert all(value is not None for value in facts.values())


def test_what_is_missing_is_asked_after_the_meeting_and_never_during_it(tx):
    meeting = meetings.open_meeting(tx)
    assert meetings.gaps(meetings.get_meeting(tx, meeting)) == []
    meetings.end_meeting(tx, meeting)
    asked = meetings.gaps(meetings.get_meeting(tx, meeting))
    assert "Who called the meeting?" in asked
    assert any("representative asked for" in one for one in asked)
    meetings.make_request(tx, meeting, words="Help.", to="Ann", witnesses="Bo")
    meetings.change_meeting(tx, meeting, called_by="Ann")
    asked = meetings.gaps(meetings.get_meeting(tx, meeting))
    assert "Who called the meeting?" not in asked
    assert "What did the employer do on the request?" in asked


def test_only_a_meeting_for_representation_is_asked_about_the_request(tx):
    meeting = meetings.open_meeting(tx, kind="labor_management")
    meetings.end_meeting(tx, meeting)
    asked = meetings.gaps(meetings.get_meeting(tx, meeting))
    assert not any("representative" in one for one in asked)
