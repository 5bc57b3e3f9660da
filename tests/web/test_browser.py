"""A browser opens the brief of a served case."""

import urllib.error
import urllib.request

import pytest
from browser import needs_browser, visit
from typer.testing import CliRunner

import thurloe
from thurloe.cli.main import app


def test_each_way_to_show_a_token_has_a_line_of_its_own(served):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{served.url}/brief")
    with refused.value as error:
        said = error.headers.get_all("WWW-Authenticate")
    assert said == ["Bearer", 'Basic realm="thurloe"']


def test_who_cannot_listen_is_told_so_before_an_address_is_printed(tmp_path):
    thurloe.new(tmp_path / "x.case").close()
    done = CliRunner().invoke(app, ["serve", str(tmp_path / "x.case"), "--host", "192.0.2.1"])
    assert done.exit_code == 2
    assert "Nobody can listen on 192.0.2.1" in done.stderr
    assert "http" not in done.stdout


@needs_browser
def test_a_browser_is_let_in_by_the_token_as_a_password(served, tmp_path):
    door = served.url.removeprefix("http://")
    for path in ("/brief", "/"):
        shown = visit(f"http://Rob:{served.tokens['Rob']}@{door}{path}", tmp_path, "--dump-dom")
        assert "Ruth Ammon" in shown
