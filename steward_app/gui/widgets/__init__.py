"""What every screen is made of: plain text, quiet boxes, things to press and to type into.

    label("Due", "head")                        text, never rich; `role` is a theme.Role
    button(t("Save"), self.save, role="main", shortcut="Ctrl+S")
    field(t("Worker"), Line())                  a visible label, tied to what is typed into
    card(label(…), row(button(…), None))        None is a stretch
    column(…), row(…), hairline(), scroll(widget)
    Lines([Item(lead="Wed, Nov 25", text="File by", note="Art. 21.3", press=…)])
    table(rows, on_open, name=t("Cases"))       a table of `rows.Rows`
    Empty(t("No cases yet."), button(…))        an empty screen says what to do
    Page(t("Cases"))                            a screen's title, its buttons, what scrolls
    Sides(main, side), Pairs(field, field)      two columns where there is room

Lengths are `theme.em(1.5)`, never pixels. Every control has an accessible name: `field` and
`button` give it; what is made by hand calls `setAccessibleName`.
"""

from .boxes import Content, Gap, card, clear, column, hairline, place, row, scroll
from .buttons import Button, button, check, choice, radio, shortcut_text
from .dates import DateLine, read_day
from .empty import Empty
from .fields import Area, Field, Line, field
from .icons import icon, wear
from .lists import Item, Lines
from .notice import Notices
from .page import Page
from .progress import Progress
from .sides import Pairs, Sides
from .tables import table
from .text import Label, label

__all__ = [
    "Area",
    "Button",
    "Content",
    "DateLine",
    "Empty",
    "Field",
    "Gap",
    "Item",
    "Label",
    "Line",
    "Lines",
    "Notices",
    "Page",
    "Pairs",
    "Progress",
    "Sides",
    "button",
    "card",
    "check",
    "choice",
    "clear",
    "column",
    "field",
    "hairline",
    "icon",
    "label",
    "place",
    "radio",
    "read_day",
    "row",
    "scroll",
    "shortcut_text",
    "table",
    "wear",
]
