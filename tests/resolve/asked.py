"""Claims to ask about: of one Anna Holm, in words that a test chooses."""

from thurloe.nouns import Claim, Entity, EntityType, Event, Mode, Quote, Role

ANNA = Entity(id="e1", type=EntityType.PERSON, name="Anna Holm")


def claim(kind, attribute, value="x", *, about="", mode=Mode.ASSERTED):
    """A claim on an event of this kind about Anna Holm."""
    told = Quote(account="a.txt", start=0, end=4, text="Told")
    return Claim(
        id="a.txt#c1",
        event=Event(
            id="a.txt#e1",
            account="a.txt",
            kind=kind,
            lemma=kind,
            trigger=told,
            subject=Role(name="agent", text="Anna Holm"),
        ),
        attribute=attribute,
        value=value,
        quote=told,
        words=told,
        about=about,
        mode=mode,
    )


def without_subject(of, **more):
    """The same where nobody is named; `more` replaces other fields of the event."""
    return with_event(of, subject=None, **more)


def with_event(of, **more):
    """The same with other fields of its event."""
    kept = {f: getattr(of.event, f) for f in ("id", "account", "kind", "lemma", "trigger")}
    event = Event(**({"subject": of.event.subject} | kept | more))
    return Claim(**{f: getattr(of, f) for f in of.__slots__ if f != "event"} | {"event": event})
