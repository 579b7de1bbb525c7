from PySide6.QtCore import Qt

from steward_app import cases, meetings


def noted(device, watch, day, *, over=True, **fields):
    watch.now = watch.now.replace(day=day)

    def work(tx):
        meeting = meetings.open_meeting(tx, **fields)
        meetings.write_line(tx, meeting, text="A line.")
        if over:
            meetings.end_meeting(tx, meeting)
        return meeting

    return device.do(work)


def shown(page, column=2):
    return [page.rows.index(n, column).data() for n in range(page.rows.rowCount())]


def test_an_empty_list_says_which_key_to_press(window, settle):
    page = window.go("meetings")
    settle()
    assert page.empty.isVisible()
    assert not page.table.isVisible()


def test_the_newest_stand_first_and_open_ones_on_top(window, device, watch, settle):
    noted(device, watch, 3, over=False, worker="Open")
    noted(device, watch, 4, worker="Older")
    noted(device, watch, 5, worker="Newer")
    page = window.go("meetings")
    settle()
    assert shown(page) == ["Open", "Newer", "Older"]


def test_what_is_in_no_case_is_said_in_words(window, device, watch, settle):
    first = noted(device, watch, 4, worker="Ada")
    noted(device, watch, 5, worker="Ben")

    def put(tx):
        meetings.put_in_case(tx, first, cases.open_case(tx, worker="Ada"))

    device.do(put)
    page = window.go("meetings")
    settle()
    assert shown(page, 4) == ["not in a case yet", "in a case"]
    assert page.count.text().startswith("1 ")


def test_it_is_narrowed_as_one_types(window, device, watch, settle, qtbot):
    noted(device, watch, 4, worker="Nguyễn Thị Ánh")
    noted(device, watch, 5, worker="José Peña", place="Dock 4")
    page = window.go("meetings")
    settle()
    qtbot.keyClicks(page.search, "anh")
    settle()
    assert shown(page) == ["Nguyễn Thị Ánh"]
    page.search.setText("dock")
    settle()
    assert shown(page) == ["José Peña"]
    page.search.setText("nobody")
    settle()
    assert page.none_found.isVisible()


def test_a_meeting_is_opened_by_keyboard_alone(window, device, watch, settle, qtbot):
    meeting = noted(device, watch, 4, worker="Ada")
    page = window.go("meetings")
    settle()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    opened = window.current()
    assert opened.notes.writing.subject == meeting
    assert not opened.live


def test_names_that_hide_something_are_spelled_out(window, device, watch, settle):
    noted(device, watch, 4, worker="Ada\u202e<b>", place="<i>x</i>")
    page = window.go("meetings")
    settle()
    assert shown(page) == ["Ada[U+202E]<b>"]
    assert "<i>x</i>" in shown(page, 3)[0]
