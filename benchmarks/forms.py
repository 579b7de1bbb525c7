"""One filled form as a PDF."""

import io
from collections.abc import Iterator
from importlib.resources import files
from statistics import median
from typing import Any

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.frame import Place, Row, Size, each
from benchmarks.made_up import Speech
from steward_app import forms

TIMES = 15
MOST = 50.0


def facts() -> dict[str, Any]:
    """Return what a case would fill a grievance form with."""
    speech = Speech(21)
    text = {
        f"case.{name}": " ".join(speech.sentence() for _ in range(4))
        for name in ("what", "articles_text", "remedy")
    }
    lines = {
        f"case.{name}": speech.sentence(6)
        for name in ("number", "step", "employer", "unit", "when", "where")
    }
    worker = {"name": "José Peña", "classification": "Custodian", "department": "Facilities"}
    days = {"case.incident_on": "2030-01-02", "case.filed_on": "2030-01-09"}
    return {**text, **lines, **days, "grievants": [worker], "steward.name": "Nguyễn Thị Ánh"}


def rows(_: Place, __: Size) -> Iterator[Row]:
    """Fill the grievance form in and draw it; then draw as much text by hand."""
    template, given = forms.get_form("grievance"), facts()
    took = median(each(TIMES, lambda _: forms.draw(forms.fill(template, given))))
    base = median(each(TIMES, lambda _: by_hand(given)))
    yield Row(
        what="one filled form as PDF",
        budget=f"≤ {MOST:.0f} ms",
        figure=took,
        unit="ms",
        limit=MOST,
        baseline=base,
        against="the page drawn by hand",
    )


def by_hand(given: dict[str, Any]) -> bytes:
    """Draw the same words on a page, in a font that is embedded."""
    pdfmetrics.registerFont(TTFont("bare", str(files("manimgx_fonts") / "NotoSans[wght].ttf")))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    canvas.setFont("bare", 10)
    y = 740.0
    for name, value in given.items():
        for start in range(0, len(str(value)), 90):
            canvas.drawString(54, y, f"{name}: {str(value)[start : start + 90]}")
            y -= 13
    canvas.save()
    return file.getvalue()
