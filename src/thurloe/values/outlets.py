"""Words of which newspapers, firms and offices are called, and hardly ever a person."""

from __future__ import annotations

from thurloe.values.name_words import words

OUTLETS = words("""
    academy agency archive archives army association bank blog board bbc book books bureau
    chronicle club college commission committee company corporation council courier court daily
    department desk dispatch encyclopaedia encyclopedia evening examiner express federation
    foundation gazette government group guardian herald history house hospital inc independent
    inquiry institute international journal library line ltd magazine mail ministry mirror museum
    navy news newspaper notebook observer office organisation organization paper police post press
    project quarterly radio record register report reporter review school service society standard
    star sun telegraph television times tribune trust union university weekly wikipedia wire world
""")
