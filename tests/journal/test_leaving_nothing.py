"""What was redacted is in no page of the database; what was asked is in no error."""

import inspect
import traceback
from datetime import date

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from steward_app import cases, meetings, people
from steward_app.vault.seal import derive
from tests.conftest import UNLOCKED

PAGE, RESERVED, SALT, FRAME = 4096, 80, 16, 24
WORD = "zqxcanary"
IN_INDEX = b"qxcanary"  # an index stores of a word what the word before it does not share
PARTS = (people, cases, meetings)


def pages(device):
    """Return every page of the database and of its log, decrypted, free ones too.

    SQLCipher 4 with a raw key: AES-256-CBC, each page ending in 16 bytes of vector and 64 of
    authentication; the first begins with 16 bytes of salt.
    """
    key = derive(UNLOCKED.key, "database")
    whole = (device.folder / "vault.db").read_bytes()
    found = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    log = device.folder / "vault.db-wal"
    kept = log.read_bytes()[32:] if log.exists() else b""
    found += [kept[at + FRAME :][:PAGE] for at in range(0, len(kept), PAGE + FRAME)]
    clear = []
    for number, page in enumerate(found):
        start = SALT if number == 0 else 0
        vector = page[PAGE - RESERVED :][:16]
        opened = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        clear.append(opened.update(page[start : PAGE - RESERVED]) + opened.finalize())
    return b"".join(clear)


def traces(device):
    """Return how often the word, whole or as an index stores it, is in the pages."""
    return pages(device).lower().count(IN_INDEX)


def settle(device):
    """Write the log into the database, so that nothing old is only waiting to be written."""
    with device.vault.engine.connect() as db:
        db.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def named(device, tx):
    return [
        one.id
        for space in {row.id.space for row in cases.find_cases(tx)}
        | {row.id.space for row in meetings.find_meetings(tx)}
        | {tx.notebook}
        for one in device.journal.space(tx, space)
        if one.body is not None and WORD.encode() in one.body.lower()
    ]


@pytest.fixture
def told(device):
    """A vault in which the word is in a person, a case, a note, a line and a wording."""

    def work(tx):
        people.add_person(tx, name="Ann", note=f"{WORD} one")
        case = cases.open_case(tx, title="x", worker=f"{WORD} two", what=f"a {WORD} three")
        cases.change_case(tx, case, what="something else")
        cases.add_note(tx, case, text=f"note {WORD} four")
        meeting = meetings.open_meeting(tx, stated_subject=f"{WORD} five")
        for number in range(50):
            meetings.write_line(tx, meeting, text=f"filler {number} {'words ' * 20}")
        line = meetings.write_line(tx, meeting, text=f"{WORD} six")
        meetings.correct_line(tx, line, text="something else", reason="r")
        meetings.write_line(tx, meeting, text=f"{WORD} seven")
        for part in PARTS:
            part.find(tx, WORD)  # the indexes are made, and kept from now on

    device.do(work)
    settle(device)
    return device


def test_the_pages_can_be_read_so_that_what_is_not_found_is_not_there(told):
    assert pages(told).startswith(b"\x10\x00\x02\x02\x50\x40\x20\x20")
    assert traces(told) > 10


def test_a_redacted_word_is_in_no_page_row_or_index(told):
    for event in told.do(lambda tx: named(told, tx)):
        told.do(lambda tx, id_=event: tx.redact(id_, reason="named someone"))
    for part in PARTS:
        assert told.do(lambda tx, part=part: part.find(tx, WORD)) == []
    settle(told)
    assert traces(told) == 0


def test_a_redacted_word_is_gone_too_where_no_index_was_made_yet(device):
    case = device.do(lambda tx: cases.open_case(tx, title=f"{WORD} one", worker=WORD))
    device.do(lambda tx: cases.add_note(tx, case, text=WORD))
    for event in device.do(lambda tx: named(device, tx)):
        device.do(lambda tx, id_=event: tx.redact(id_, reason="named someone"))
    settle(device)
    assert traces(device) == 0


def deeds():
    """Return every action and query of the three features."""
    return [
        deed
        for part in PARTS
        for name in part.__all__
        if inspect.isfunction(deed := getattr(part, name))
        and "tx" in inspect.signature(deed).parameters
    ]


@pytest.fixture
def there(device):
    """Return one of everything that a deed can be about, by the names of parameters."""

    def work(tx):
        case = cases.open_case(tx, title="x")
        meeting = meetings.open_meeting(tx)
        meetings.put_in_case(tx, meeting, case)
        return {
            "case": case,
            "meeting": meeting,
            "person": people.add_person(tx, name="Ann"),
            "line": meetings.write_line(tx, meeting, text="x"),
            "note": cases.add_note(tx, case, text="x"),
            "party": cases.add_party(tx, case, role="witness", name="Bo"),
            "article": cases.cite_article(tx, case, contract="x", number="1"),
            "due": cases.set_due(tx, case, act="file", on="2030-01-09"),
            "participant": meetings.add_participant(tx, meeting, name="Bo", role="hr"),
        }

    return device.do(work)


def arguments(deed, there, text):
    """Return something for every parameter of a deed, the text wherever a text can be."""
    others = {"limit": 10, "today": date(2030, 1, 1), "item": b"", "sort": "title"}
    others |= {"late": True, "typed_by_hand": True, "confidential": True, "removed": True}
    others |= {"closed": None, "is_open": None, "on": "2030-01-09", "spoken": "en"}
    others |= {"happened": "", "ended_at": "", "how_known": "told", "response": "evaded"}
    given = {}
    for name, one in inspect.signature(deed).parameters.items():
        if one.kind is one.VAR_KEYWORD:
            names = inspect.signature(deed).parameters
            about_someone = {"party", "role", "person", "name"} & names.keys()
            given["phone" if about_someone else "title"] = text
        elif name != "tx":
            given[name] = there.get(name, others.get(name, text))
    if deed is cases.open_case_from_meeting:
        given["meeting"] = {"meeting.worker": text, "meeting.title": text}
    if deed is cases.take_step:
        given["note"] = text
    if deed is meetings.find_values:
        given["field"] = "title"
    return given


@pytest.mark.parametrize("text", [WORD, f"{WORD} 123-45-6789", WORD * 20_000])
@pytest.mark.parametrize("broken", [False, True], ids=["as it is", "with a broken database"])
def test_no_error_of_any_action_or_query_says_what_was_typed(device, there, text, broken):
    refused, done = [], []
    for deed in deeds():
        given = arguments(deed, there, text)
        try:
            with device.journal.transaction() as tx:
                if broken:  # the database fails, with the words already on their way to it
                    for table in (table for part in PARTS for table in part.FEATURE.tables):
                        table.drop(tx.db)
                deed(tx, **given)
                done.append(deed)
                tx.flush()
                raise Enough
        except Enough:
            pass
        except Exception as problem:
            said = "".join(traceback.format_exception(problem)) + repr(problem)
            refused.append((deed.__name__, type(problem).__name__, WORD in said))
    assert [one for one in refused if one[2]] == []
    assert {kind for _, kind, _ in refused} <= {"Refused", "NotFound", "OperationalError"}
    assert len(refused) > 40 if broken else len(done) > 15


class Enough(Exception):
    """Nothing stays for the next turn."""
