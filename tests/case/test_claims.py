"""The claims of a case with denials: what an account tells of a denied deed has a handle too."""

from pathlib import Path

import pytest

import thurloe

FERRY = Path(__file__).parents[2] / "examples/ferry"


@pytest.fixture(scope="module")
def ferry(tmp_path_factory):
    with thurloe.new(tmp_path_factory.mktemp("claims") / "ferry.case", by="Ann") as case:
        case.add(FERRY)
        yield case


def test_a_yes_to_a_denial_has_the_handle_of_the_claim_that_it_comes_of(ferry):
    of = {claim.id: statement.handle for statement, claim in ferry.sight().statements()}
    claims = list(ferry.claims(reveal=True))
    derived = [one for one in claims if one.claim.id not in of]
    assert derived
    for one in derived:
        assert one.claim.id.endswith("+")
        assert one.handle == of[one.claim.id.removesuffix("+")]
        assert (one.claim.attribute, one.claim.value) == ("polarity", "yes")
    answered = [c for f in ferry.findings() for a in f.answers for c in a.claims]
    assert len(claims) == len(answered)
