"""The articles that the case relies on, quoted as their edition printed them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from steward_app import cases
from steward_app.gui.as_typed import read
from steward_app.gui.labels import both
from steward_app.gui.widgets import Line, Pairs, button, field, label
from steward_app.gui.widgets.growing import GrowingArea
from steward_app.journal import Subject, Transaction
from steward_app.limits import LONG
from steward_app.words import t

from .part import Deeds, Entries, Entry, Fold, Part, joined, wrong

SHOWN = 280  # characters of a quotation that a case shows; all of it is kept


class Articles(Part):
    """The articles of a case; one is attached in the contract, or typed."""

    def __init__(self, screen: Deeds, look_up: Callable[[], object]) -> None:
        super().__init__(t("Articles"))
        self._screen = screen
        self.entries = Entries()
        self._ending = label("", "faint")
        self.number = field(t("Article and section"), Line(hint=t("Art. 12.3")))
        self.fields = {
            "title": field(t("Title"), Line()),
            "contract": field(t("Contract"), Line()),
            "page": field(t("Page"), Line(cap=20)),
            "quote": field(t("What it says"), GrowingArea(cap=LONG, rows=3)),
        }
        self.look_up = button(t("Find in the contract"), look_up)
        self.fold = Fold(
            t("Type an article"),
            t("Add to the case"),
            Pairs(self.number, self.fields["title"]),
            Pairs(self.fields["contract"], self.fields["page"]),
            self.fields["quote"],
            on_do=self._add,
            beside=(self.look_up,),
        )
        self.add(
            self.entries,
            self._ending,
            self.fold,
        )

    def show_case(self, case: cases.Case) -> None:
        """List the articles, and how the list ends on paper."""
        self.entries.show_entries(
            case.articles, lambda: [self._entry(one) for one in case.articles]
        )
        ending = cases.with_other_provisions(["x"]).removeprefix("x, ")
        self._ending.setText(
            f"… {ending}"
            if case.articles
            else t(
                "None yet. On paper it says: “{words}”", words=cases.with_other_provisions([])
            )
        )

    def _entry(self, article: cases.Article) -> QWidget:
        remove = button(
            t("Take off"),
            partial(self._remove, article),
            role="quiet",
            name=t("Take {name} off the case", name=article.number or article.title),
        )
        page = t("p. {page}", page=article.page) if article.page else ""
        quote = " ".join(article.quote.split())
        quote = quote if len(quote) <= SHOWN else f"{quote[:SHOWN]} …"
        under = "\n".join(part for part in (joined(article.contract, page), quote) if part)
        return Entry(both(article.number, article.title), remove, under=under)

    def _add(self) -> None:
        number = read(self.number.widget)
        given = {name: read(made.widget) for name, made in self.fields.items()}
        nothing = not number and not given["title"]
        if wrong(self.number, t("Give the article's number or its title.") if nothing else ""):
            return

        def work(tx: Transaction, case: Subject) -> None:
            cases.cite_article(tx, case, number=number, **given)

        self._screen.do(
            work,
            t("Added to the case."),
            then=lambda _: self._added(),
            failed=self.number.problem,
        )

    def _added(self) -> None:
        for made in (self.number, *self.fields.values()):
            widget = made.widget
            if isinstance(widget, Line | GrowingArea):
                widget.clear()
        self.fold.unfold(False)

    def _remove(self, article: cases.Article) -> None:
        def work(tx: Transaction, case: Subject) -> None:
            reason = t("Taken off on the case's page")
            cases.remove_article(tx, case, article.id, reason=reason)

        self._screen.do(work, t("Taken off the case."))
