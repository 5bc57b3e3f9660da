"""What happens in a real browser: nothing fails, and a click shows the words of a statement."""

import json
import re

import pytest
from browser import needs_browser, run_browser

from thurloe.pipeline import make_brief
from thurloe.report import to_html

pytestmark = needs_browser

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
LISTEN = "<script>var told = [];addEventListener('error', e => told.push(e.message));</script>"
REPORT = """
<script>addEventListener("load", () => setTimeout(() => {
  const said = (() => { try { return (%s)(); } catch (error) { told.push(String(error)); } })();
  setTimeout(() => {
    const report = { errors: told, said: typeof said === "function" ? said() : said };
    document.body.textContent = "REPORT" + JSON.stringify(report) + "END";
  },
  400); }, 100));</script>
"""


@pytest.fixture(scope="module")
def page():
    return to_html(make_brief(["examples/ferry"]))


def in_browser(page, does, folder):
    """What a function of JavaScript gives in the page; if that is a function, what it gives later."""
    html = POLICY.sub("", page).replace("<head>", f"<head>{LISTEN}")
    path = folder / "brief.html"
    path.write_text(html.replace("</body>", f"{REPORT % does}</body>"), encoding="utf-8")
    printed = run_browser(path, "--dump-dom", "--virtual-time-budget=5000")
    told = re.search(r"REPORT(.*)END", printed, re.DOTALL)
    assert told, printed[-300:]
    report = json.loads(told[1].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))
    assert report["errors"] == []
    return report.get("said")


def test_a_click_on_a_quote_lights_its_words_in_the_account(page, tmp_path):
    does = """() => {
      const quote = document.querySelector("#contested a.see"), id = quote.hash.slice(1);
      quote.click();
      return () => {
        const lit = [...document.querySelectorAll(".lit")];
        return { quote: quote.querySelector("mark").innerText, open: lit.every(one =>
          one.closest("details").open && one.checkVisibility()), lit: lit.map(one => one.innerText) };
      };
    }"""
    said = in_browser(page, does, tmp_path)
    assert said["open"]
    assert " ".join(" ".join(said["lit"]).split()) == " ".join(said["quote"].split())


def test_a_click_on_marked_words_lists_what_rests_on_them(page, tmp_path):
    does = """() => {
      const mark = document.querySelector("a.m");
      mark.closest("details").open = true;
      mark.click();
      const support = document.getElementById("support");
      return { shown: !support.hidden, ids: mark.dataset.f.split(" "),
        links: [...support.querySelectorAll("li a")].map(a => a.hash.slice(1)) };
    }"""
    said = in_browser(page, does, tmp_path)
    assert said["shown"]
    assert said["links"] == said["ids"]


def test_the_filter_leaves_the_findings_that_have_the_words(page, tmp_path):
    does = """() => {
      const query = document.getElementById("query");
      query.value = "killed";
      query.dispatchEvent(new Event("input", { bubbles: true }));
      return () => [...document.querySelectorAll(".finding:not([hidden])")].map(f => f.textContent);
    }"""
    said = in_browser(page, does, tmp_path)
    assert 0 < len(said) < page.count('class="finding')
    assert all("killed" in text.lower() for text in said)


def test_what_is_folded_is_open_on_paper(page, tmp_path):
    does = """() => {
      dispatchEvent(new Event("beforeprint"));
      return [...document.querySelectorAll("details.print")].map(one => one.open);
    }"""
    said = in_browser(page, does, tmp_path)
    assert said
    assert all(said)
