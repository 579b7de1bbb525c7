import io
import os
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).parents[2]

AGREEMENT = """\
                         AGREEMENT
                          between
                   THE TOWN OF ELDER
                            and
                 TOWN WORKERS UNION

\f                     TABLE OF CONTENTS

PREAMBLE ................................................ 1
ARTICLE 1 - RECOGNITION ................................. 1
ARTICLE 2 - HOURS OF WORK ............................... 1
ARTICLE 3 - GRIEVANCE PROCEDURE ......................... 2
APPENDIX A - WAGES ...................................... 2

                             i
\fPREAMBLE

This Agreement is made so that the work of the town is done well.

ARTICLE 1 - RECOGNITION

1.1 Unit. The Town recognizes the Union for all employees who pick up litter,
as set out in Article 2, Section 3 and
Article 3 of this Agreement.

ARTICLE 2 - HOURS OF WORK

2.1 Workweek. The workweek is forty hours.

2.2 Change of schedule. Schedules are changed only
   (a) with fourteen days' notice; or
   (b) in an emergency, that is
       (1) a flood; or
       (2) a fire.

Town of Elder Agreement                              Page 1
\fARTICLE 3
GRIEVANCE PROCEDURE

Section 1. Filing. A grievance is filed within fifteen working days.

Section 2. Answer. The Town answers within ten working days.

APPENDIX A - WAGES

Litter picker, twenty dollars an hour, rising each year on the first of July.

Town of Elder Agreement                              Page 2
"""


def corpus() -> Path:
    """The folder of real contracts; a test that needs it is skipped where it is not there."""
    folder = Path(os.environ.get("STEWARD_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip(f"no folder of real contracts at {folder}")
    return folder


def pdf(*pages: str, password: str = "", bookmarks: bool = False) -> bytes:
    """A PDF with these pages of text."""
    data = io.BytesIO()
    lock = StandardEncryption(password) if password else None
    canvas = Canvas(data, pagesize=letter, encrypt=lock)
    for number, page in enumerate(pages):
        if bookmarks:
            canvas.bookmarkPage(str(number))
            canvas.addOutlineEntry(page.splitlines()[0], str(number))
        written = canvas.beginText(72, 720)
        for line in page.splitlines():
            written.textLine(line)
        canvas.drawText(written)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


@pytest.fixture
def agreement(tmp_path) -> Path:
    file = tmp_path / "elder.txt"
    file.write_text(AGREEMENT, "utf-8")
    return file
