"""Made-up contracts and words: the same at every run, and about as varied as real ones."""

import io
import random
from collections.abc import Iterator

from mnemonic import Mnemonic
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas
from xkcdpass.xkcd_password import generate_wordlist, locate_wordfile

SUBJECTS = (
    *("Recognition", "Hours", "Overtime", "Holidays", "Vacation", "Seniority", "Discipline"),
    *("Grievances", "Layoff", "Safety", "Wages", "Insurance", "Transfers", "Training"),
    *("Leave", "Bereavement", "Probation", "Stewards", "Parking", "Retirement"),
)
LINES_A_PAGE = 46
WORDS_A_LINE = 12


class Speech:
    """Sentences of about nine thousand words, of which the n-th comes up 1/n as often."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = [*Mnemonic("english").wordlist, *generate_wordlist(locate_wordfile())]
        random.Random(0).shuffle(self.words)  # not by the alphabet

    def word(self, commonest: int = 1) -> str:
        """Give a word; `commonest` leaves out what nobody would search for."""
        rank = commonest * (len(self.words) / commonest) ** self.random.random()
        return self.words[int(rank) - 1]

    def sentence(self, length: int = 18) -> str:
        """Give a sentence of about so many words."""
        said = [self.word() for _ in range(self.random.randint(length // 2, length * 3 // 2))]
        return f"{' '.join(said).capitalize()}."


def contract_lines(pages: int, seed: int) -> Iterator[str]:
    """Give the lines of a contract of so many pages: articles, sections, a number a page."""
    speech = Speech(seed)
    article = section = left = 0
    for page in range(1, pages + 1):
        for line in range(LINES_A_PAGE):
            if left == 0 and line < LINES_A_PAGE - 4:
                article, section = (article + 1, 0) if section in {0, 6} else (article, section)
                if section == 0:
                    subject = SUBJECTS[article % len(SUBJECTS)]
                    yield f"ARTICLE {article} - {subject.upper()}"
                section += 1
                left = speech.random.randint(4, 14)
                yield f"Section {section}. {speech.word().capitalize()} {speech.word()}"
            else:
                left = max(0, left - 1)
                yield speech.sentence(WORDS_A_LINE)
        yield f"{page:^80}"
        yield "\f"


def contract_text(pages: int, seed: int) -> str:
    """Return a contract as a text file has it."""
    return "\n".join(contract_lines(pages, seed))


def contract_pdf(pages: int, seed: int) -> bytes:
    """Return a contract as a PDF with text in it."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    y = 740.0
    for line in contract_lines(pages, seed):
        if line == "\f":
            canvas.showPage()
            y = 740.0
        else:
            canvas.drawString(54, y, line[:100])
            y -= 14
    canvas.save()
    return file.getvalue()
