"""Verbs that always have an object: without one behind them they tell what was done."""

# "Was caught and released": released is no simple past, whatever the model says, for nobody
# releases without releasing somebody. Verbs with a sense of their own without an object ("broke",
# "opened", "burned", "moved") stay out.
TRANSITIVE = frozenset(
    """
    abandon abduct abolish accuse acquit adorn adopt allow annex annul appoint arrest assassinate
    assign attach award banish bar behead betray blame bombard bribe bring bury capture censure
    charge christen commission condemn confine confiscate confront construct convey convict crown
    damage defeat deliver demolish deny deport deprive destroy detain devise dismantle dismiss
    dispatch discharge elect employ encourage entrust equip erect evict examine excavate execute
    exempt exhibit exhume exile exonerate expel extradite extinguish fetch find force forbid frame
    free furnish grant guillotine hand harass honour honor humiliate identify imprison indict
    inflict injure inspect instal install instruct intercept interview interrogate intern invite
    kidnap lynch manacle mobilise mobilize murder name nickname nominate notify obtain overthrow
    pardon permit persecute persuade photograph place pronounce prosecute publish put quash raid
    ransack rebuke release relieve remand remove rename renovate replace reprieve reprimand rescue
    restore restrict reward rob sack seize sentence set shackle shroud spare strengthen
    subject summon supply suppress suspect suspend swindle tell threaten throw torture transport
    treat uncover unearth unveil value wreck wound
    """.split()
)

# "Rode", "took": forms of the past that no participle has, so that nothing is done in them.
PASTS = frozenset(
    """
    arose ate awoke beat became began bit blew bore broke came chose did drank drew drove fell flew
    forbade forgave forgot froze gave grew hid knew lay overthrew ran rang rode rose sang sank saw
    shook shrank slew spoke sprang stole strove swam swore threw took tore trod undertook went
    withdrew woke wore wove wrote
    """.split()
)
