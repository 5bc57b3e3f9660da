"""A browser opens the brief of a served case."""

import urllib.error
import urllib.request

import pytest
from browser import needs_browser, visit


def test_each_way_to_show_a_token_has_a_line_of_its_own(served):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{served.url}/brief")
    with refused.value as error:
        said = error.headers.get_all("WWW-Authenticate")
    assert said == ["Bearer", 'Basic realm="thurloe"']


@needs_browser
def test_a_browser_is_let_in_by_the_token_as_a_password(served, tmp_path):
    door = served.url.removeprefix("http://")
    for path in ("/brief", "/"):
        shown = visit(f"http://Rob:{served.tokens['Rob']}@{door}{path}", tmp_path, "--dump-dom")
        assert "Ruth Ammon" in shown
