from datetime import timedelta

from steward_app import meetings


def test_meetings_are_listed_latest_first_and_filtered(device):
    def open_one(title, **fields):
        device.now += timedelta(hours=1)
        return device.do(lambda tx: meetings.open_meeting(tx, title=title, **fields))

    open_one("Step 1", kind="step", worker="José Peña")
    late = open_one("Late slip", place="HR")
    device.do(lambda tx: meetings.end_meeting(tx, late))

    def titles(**how):
        return [row.title for row in device.do(lambda tx: meetings.find_meetings(tx, **how))]

    assert titles() == ["Late slip", "Step 1"]
    assert titles(kind="step") == ["Step 1"]
    assert titles(is_open=True) == ["Step 1"]
    assert titles(is_open=False) == ["Late slip"]
    assert titles(containing="pena") == ["Step 1"]
    assert titles(containing="hr late") == ["Late slip"]
    assert titles(limit=1) == ["Late slip"]


def test_the_find_box_finds_lines_and_headings_and_forgets_corrected_words(tx):
    meeting = meetings.open_meeting(tx, title="Forklift talk", stated_subject="speeding")
    line = meetings.write_line(tx, meeting, text="He said it was purple.")
    assert [(hit.what, hit.title) for hit in meetings.find(tx, "purp")] == [
        ("line", "Forklift talk")
    ]
    assert [hit.what for hit in meetings.find(tx, "speed")] == ["meeting"]
    meetings.correct_line(tx, line, text="He said it was green.", reason="misheard")
    assert meetings.find(tx, "purple") == []
    assert len(meetings.find(tx, "green")) == 1
    meetings.strike_line(tx, line, reason="not said")
    assert meetings.find(tx, "green") == []


def test_a_hidden_character_does_not_hide_a_line(tx):
    meeting = meetings.open_meeting(tx, place="Al\u200bma")
    meetings.write_line(tx, meeting, text="pur\u200bple")
    assert len(meetings.find(tx, "purple")) == 1
    assert len(meetings.find(tx, "alma")) == 1


def test_writing_a_line_costs_the_same_in_a_long_meeting(device):
    """The rows that a line touches are its own: counted in statements, not in time."""
    meeting = device.do(meetings.open_meeting)

    def statements():
        seen = []
        device.vault.engine.connect().connection.driver_connection.set_trace_callback(
            seen.append
        )
        device.do(lambda tx: meetings.write_line(tx, meeting, text="x"))
        device.vault.engine.connect().connection.driver_connection.set_trace_callback(None)
        return len(seen)

    first = statements()
    device.do(lambda tx: [meetings.write_line(tx, meeting, text="y") for _ in range(300)])
    assert statements() == first
