#!/usr/bin/env python3
"""List `src/thurloe/extract/cast/person_nouns.txt`: the common nouns that mean a person.

usage: training/person_nouns.py [--data FOLDER_OF_WORDNET] [--write]

From WordNet 3.0 (Fellbaum, 1998, doi:10.7551/mitpress/7287.001.0001; Debian's `wordnet-base` has
it): single words, no names, of which every sense is in its file `noun.person`; or the first, half
of all, and at least one that its annotators met in a text. Words that are adjectives too are out
("the native ore"), and words that are verbs too unless every sense and a text vouch for them.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDNET = Path("/usr/share/wordnet")
TABLE = Path(__file__).resolve().parents[1] / "src/thurloe/extract/cast/person_nouns.txt"
PERSON = "18"  # the number of the file noun.person
SHORTEST = 3  # letters
NOTICE = """\
Common nouns that mean a person. From WordNet by training/person_nouns.py; not to be edited.

WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.

Permission to use, copy, modify and distribute this software and database and its documentation for
any purpose and without fee or royalty is hereby granted, provided that you agree to comply with the
following copyright notice and statements, including the disclaimer, and that the same appear on ALL
copies of the software, database and documentation, including modifications that you make for
internal use or for distribution.

THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR
WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO
REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE
USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS,
COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.

The name of Princeton University or Princeton may not be used in advertising or publicity pertaining
to distribution of the software and/or database. Title to copyright in this software, database and
any associated documentation shall at all times remain with Princeton University and LICENSEE agrees
to preserve same.
"""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun's senses, and how many of them mean a person or were met in a text."""

    word: str
    senses: int
    persons: int
    met: int
    first: bool


def lines(path: Path) -> Iterator[list[str]]:
    """The fields of each line of a file of WordNet, its licence aside."""
    with path.open(encoding="utf-8") as file:
        yield from (line.split() for line in file if not line.startswith("  "))


def nouns(folder: Path) -> Iterator[Noun]:
    """Every single noun that is no name in its first sense."""
    synsets = {fields[0]: fields for fields in lines(folder / "data.noun")}
    for fields in lines(folder / "index.noun"):
        word, count = fields[0], int(fields[2])
        senses = [synsets[offset] for offset in fields[-count:]]
        if word.isalpha() and len(word) >= SHORTEST and word in senses[0] and "@i" not in senses[0]:
            files = [sense[1] for sense in senses]
            met = int(fields[-count - 1])
            yield Noun(word, count, files.count(PERSON), met, files[0] == PERSON)


def means_person(noun: Noun, adjectives: set[str], verbs: set[str]) -> bool:
    """Whether the noun says "person" by itself, as "surveyor" does and "pilot light" does not."""
    if not noun.first or noun.word in adjectives:
        return False
    always = noun.persons == noun.senses
    if noun.word in verbs:
        return always and noun.met > 0
    return always or (2 * noun.persons >= noun.senses and noun.met > 0)


def main() -> int:
    """Print how many there are, or write them; 1 where there is no WordNet."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--data", type=Path, default=WORDNET, help="a folder with data.noun")
    parser.add_argument("--write", action="store_true", help=f"into {TABLE.name}")
    args = parser.parse_args()
    try:
        adjectives, verbs = (
            {fields[0] for fields in lines(args.data / f"index.{part}")} for part in ("adj", "verb")
        )
        found = [n.word for n in nouns(args.data) if means_person(n, adjectives, verbs)]
    except OSError as error:
        print(f"{error}; apt-get install wordnet-base")
        return 1
    print(f"{len(found)} nouns")
    if args.write:
        notice = textwrap.indent(NOTICE, "# ", predicate=lambda _: True).replace("# \n", "#\n")
        TABLE.write_text(f"{notice}\n{textwrap.fill(' '.join(found), 100)}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
