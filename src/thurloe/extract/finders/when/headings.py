"""Days that stand before what they date, without a verb: "3 May 1921: The mill burns"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.finders.when.undated import in_brackets
from thurloe.extract.grammar.spans import words_of
from thurloe.extract.said.telling import Draft, state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.extract.scenes.scene import Placed, Scene
    from thurloe.extract.times import Timex


def headed(scene: Scene, placed: Placed[Timex]) -> Iterator[Draft]:
    """ "3 May 1921: The mill burns", a heading: the day of what it names."""
    doc, behind = scene.doc, placed.end + 1
    opens = placed.first == 0 or "\n" in doc[placed.first - 1].text
    if (
        not opens
        or placed.thing.kind != "DATE"
        or behind >= len(doc)
        or doc[behind - 1].text != ":"
    ):
        return
    end = next((t.i for t in doc[behind:] if "\n" in t.text), len(doc))
    if 0 < end - behind <= _HEADING:
        about, telling = words_of(doc, (behind, end)), state(doc[behind], "entry")
        value = placed.thing.value
        yield Draft(telling, "date", value, placed.span, about=about, impersonal=True)


_HEADING = 10  # words


def day_alone(placed: Placed[Timex]) -> Iterator[Draft]:
    """ "On 3 May 1921 (some swear to it) ...": of nothing that is told in the same sentence."""
    on, owner = placed.root.head, placed.owner
    day = placed.thing.kind == "DATE" and placed.thing.value[:4].isdigit() and on.pos_ == "ADP"
    if day and owner is not None and in_brackets(placed, owner.token):
        telling = state(on, "occasion")
        yield Draft(telling, "date", placed.thing.value, placed.span, impersonal=True)
