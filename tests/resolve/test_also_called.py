"""Whom accounts call by another name of a source is that source."""

from thurloe.nouns import EntityType, Referent, Source
from thurloe.resolve import also_called, resolve_entities

MARTA = Source(id="s1", name="Marta Quill", also=("Moll", "M. Hearn"))


def person(file, *names, type_=EntityType.PERSON):
    return Referent(id=f"{file}#1", account=file, type=type_, name=names[0], names=names)


def joined(*referents, source=MARTA):
    found = resolve_entities(also_called(referents, [source]))
    return sorted(sorted(entity.referents) for entity in found)


def test_other_names_and_another_first_name_are_one_person():
    some = [person("a", "Marta Quill"), person("b", "Moll Quill"), person("c", "m. hearn")]
    assert joined(*some, person("d", "Moll")) == [["a#1", "b#1", "c#1", "d#1"]]


def test_without_other_names_nobody_is_joined():
    plain = Source(id="s1", name="Marta Quill")
    some = (person("a", "Marta Quill"), person("b", "Moll Hearn"))
    assert joined(*some, source=plain) == [["a#1"], ["b#1"]]


def test_whom_no_such_name_means_stays_apart():
    yard = person("c", "Moll", type_=EntityType.PLACE)
    others = (person("b", "Moll Tranter"), yard)
    assert joined(person("a", "Marta Quill"), *others) == [["a#1"], ["b#1"], ["c#1"]]
