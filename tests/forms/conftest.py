import pypdfium2
import pytest

from steward_app import forms

WORKER = {
    "name": "Nguyễn Thị Ánh",
    "classification": "Clerk II",
    "department": "Records",
    "worksite": "Courthouse annex",
    "phone": "555-0199",
    "seniority_on": "2014-03-02",
}
FACTS = {
    "local.name": "Clerical Workers Local 4021",
    "steward.name": "Renée Okafor",
    "steward.phone": "555-0148",
    "steward.email": "renee@example.org",
    "case.number": "2026-0147",
    "case.kind": "grievance_group",
    "case.issue": "OT",
    "case.incident_on": "2026-11-10",
    "case.filed_on": "2026-11-20",
    "case.step": "1",
    "case.employer": "County Records Department",
    "case.unit": "Clerical unit B",
    "case.what": "The supervisor gave Saturday overtime to two people with less seniority.",
    "case.when": "Tuesday, about 14:00",
    "case.where": "Records room, second floor",
    "case.why": "Overtime goes by seniority, and has since 2019.",
    "case.who": "The supervisor and two co-workers",
    "case.remedy": "Eight hours at the overtime rate, and otherwise be made whole",
    "case.employer_position": "The work needed someone trained on the scanner.",
    "case.articles": [
        {
            "contract": "Agreement 2024",
            "number": "Art. 12 § 3",
            "title": "Overtime",
            "page": "31",
        }
    ],
    "case.articles_text": "Art. 12 § 3 (Overtime), and any other applicable provision",
    "case.witnesses": [{"name": "José Peña", "classification": "Clerk I", "phone": "555-0111"}],
    "case.managers": [{"name": "D. Hart", "title": "Records supervisor"}],
    "case.due": [
        {
            "act": "file",
            "what": "Step 1",
            "on": "2026-11-24",
            "clause": "Art. 31 § 2",
            "typed_by_hand": True,
        }
    ],
    "grievants": [WORKER, {"name": "محمد", "classification": "Clerk III"}],
    **{f"worker.{key}": value for key, value in WORKER.items()},
    "worker.shift": "Days",
    "worker.email": "anh@example.org",
    "worker.supervisor": "Абрамов",
    "worker.supervisor_title": "Chief of records",
    "meeting.kind": "representation",
    "meeting.place": "Personnel office, room 210",
    "meeting.opened_at": "2026-11-10T14:02:00-08:00",
    "meeting.ended_at": "2026-11-10T14:51:00-08:00",
    "meeting.called_by": "D. Hart",
    "meeting.stated_subject": "A quick chat about Monday",
    "meeting.worker": "Nguyễn Thị Ánh",
    "meeting.steward": "Renée Okafor",
    "meeting.rep_arrived_at": "2026-11-10T14:21:00-08:00",
    "meeting.participants": [{"name": "王芳", "role": "hr"}],
    "meeting.requests": [
        {
            "written_at": "2026-11-10T14:25:00-08:00",
            "happened": "2026-11-10T14:05:00-08:00",
            "by": "Nguyễn Thị Ánh",
            "to": "D. Hart",
            "words": "I want my steward here.",
            "witnesses": "김민수",
        }
    ],
    "meeting.responses": [
        {
            "written_at": "2026-11-10T14:26:00-08:00",
            "happened": None,
            "response": "granted_waited",
            "by": "王芳",
            "words": "We will wait.",
        },
        {
            "written_at": "2026-11-10T14:25:00-08:00",
            "happened": "2026-11-10T14:06:00-08:00",
            "response": "evaded",
            "by": "D. Hart",
            "words": "It is just a chat.",
        },
    ],
    "meeting.before_rep": [
        {"happened": "2026-11-10T14:08:00-08:00", "text": "Where were you at ten?"}
    ],
    "meeting.lines": [],
}


def text_of(pdf: bytes) -> str:
    """Return a PDF's text as another program reads it, its lines joined."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


@pytest.fixture
def facts():
    return dict(FACTS)


@pytest.fixture
def read():
    return text_of


@pytest.fixture
def grievance():
    return forms.get_form("grievance")
