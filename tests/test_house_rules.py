"""What every file of ours keeps to, whoever writes it."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "thurloe"
FILES = sorted(SRC.rglob("*.py"))
SHARED = ROOT.parent / "shared" / "accounts"
LONGEST_FILE, LONGEST_FUNCTION, SHORT_FUNCTION, SHORT_SHARE, MOST_ARGUMENTS = 400, 40, 20, 0.9, 5
NAMELESS = {"util", "utils", "helpers", "common", "misc"}


def _functions():
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(SRC)}:{node.name}", node


FUNCTIONS = list(_functions())


def _length(node):
    """Lines of the body without the docstring."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def _arguments(node):
    every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return len([a for a in every if a.arg not in {"self", "cls"}])


def _is_command(name):
    """A command, each option of which is an argument."""
    module, _, function = name.rpartition(":")
    of_a_case = module.startswith("cli/case/") and not function.startswith("_")
    return of_a_case or name in {"cli/brief.py:brief", "cli/weigh.py:weigh"}


def _is_public_call(name):
    """What users call by keywords: one more argument than anything within."""
    return name == "weigh/table_call.py:weigh_table"


def test_no_file_is_too_long():
    lengths = {p.relative_to(SRC): len(p.read_text("utf-8").splitlines()) for p in FILES}
    assert {str(p): n for p, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_too_long():
    lengths = {name: _length(node) for name, node in FUNCTIONS}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FUNCTION} == {}


def test_nine_functions_in_ten_are_short():
    short = [name for name, node in FUNCTIONS if _length(node) <= SHORT_FUNCTION]
    assert len(short) >= SHORT_SHARE * len(FUNCTIONS)


def test_no_function_takes_too_many_arguments():
    many = {name: _arguments(node) for name, node in FUNCTIONS if not _is_command(name)}
    many = {name: n for name, n in many.items() if not _is_public_call(name)}
    assert {name: n for name, n in many.items() if n > MOST_ARGUMENTS} == {}


def test_commands_only_translate():
    commands = [node for name, node in FUNCTIONS if _is_command(name)]
    assert commands
    assert [_length(node) for node in commands if _length(node) > 15] == []


def test_the_library_never_prints():
    calls = {
        str(path.relative_to(SRC))
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    }
    assert calls == set()


def test_every_public_function_and_class_says_what_it_is():
    silent = [
        f"{path.relative_to(SRC)}:{node.name}"
        for path in FILES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_module_is_called_after_nothing():
    assert [str(p) for p in FILES if p.stem in NAMELESS] == []


def test_imports_keep_to_the_layers():
    linter = Path(sys.executable).with_name("lint-imports")
    here = {**os.environ, "PYTHONPATH": str(SRC.parent)}  # else another copy, if one is installed
    done = subprocess.run([linter], cwd=ROOT, env=here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


TRACKED_TEXT = {".py", ".md", ".toml", ".txt", ".lock", ".sh", ".json", ".csv", ".html", ".j2"}


def test_no_path_of_a_machine_stands_in_the_project():
    """Neither home folders nor package index hosts; a clone works anywhere."""
    foreign = re.compile(r"file:///|/home/\w|/root/|/work/|--index-url|--find-links|--extra-index")
    folders = ("src", "docs", "evals", "benchmarks", "scripts", "examples", ".ci")
    files = [p for folder in folders for p in (ROOT / folder).rglob("*") if p.is_file()]
    files += [p for p in ROOT.iterdir() if p.is_file()]
    own = [p for p in files if p.suffix in TRACKED_TEXT or p.parent.name == ".ci"]
    assert len(own) > 50
    found = {
        str(p.relative_to(ROOT)) for p in own if foreign.search(p.read_text("utf-8", "replace"))
    }
    assert found - {"scripts/picture.sh"} == set()  # file:// before the page it photographs


def _gold_names():
    """Names of persons and vessels that the shared topics are scored on."""
    kinds = {"person", "ship", "vessel"}
    for gold in sorted(SHARED.glob("*/gold.json")):
        for entity in json.loads(gold.read_text(encoding="utf-8"))["entities"]:
            if entity["type"] in kinds:
                yield from (entity["name"], *entity["variants"])


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_no_name_of_a_measured_topic_stands_in_the_code():
    names = {n for n in _gold_names() if len(n) > 3 and "thurloe" not in n.lower()}
    assert len(names) > 40
    files = [p for p in SRC.rglob("*") if p.is_file() and p.suffix not in {".pyc", ".bin", ".npz"}]
    texts = {str(p.relative_to(SRC)): p.read_text("utf-8", "replace") for p in files}
    found = {
        (file, name)
        for file, text in texts.items()
        for name in names
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    }
    assert found == set()


RUN, MEANT = 5, 3  # words in a row, and how many of them must mean something
SMALL = set(
    """
    a after also an and are as at be been being but by during for from had has have he her him his
    in into is it its mid no nor not of on or she so than that the their them then there they this
    to was were when where which while who will with would
    """.split()
)
COMMON = {"in the 19 th century", "in the mid 1920 s"}  # dates that any account may be written in


def _runs(text):
    """The runs of words of a text that say something by themselves."""
    words = re.findall(r"[a-z]+|\d+", text.lower())
    runs = (words[i : i + RUN] for i in range(len(words) - RUN + 1))
    return {" ".join(run) for run in runs if len(set(run) - SMALL) >= MEANT} - COMMON


def test_a_run_of_words_is_seen_and_small_words_are_none():
    assert _runs("It was on the mill by the town") == set()
    assert _runs("The old mill by Lund harbour") >= {"old mill by lund harbour"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_no_phrase_of_a_measured_topic_stands_in_the_code_or_its_cases():
    accounts = [p for p in SHARED.rglob("*") if p.suffix in {".txt", ".md", ".html"}]
    told = set().union(*(_runs(p.read_text("utf-8", "replace")) for p in accounts))
    assert len(told) > 1000
    files = [*SRC.rglob("*.py"), *SRC.rglob("*.toml"), *(ROOT / "tests").rglob("*.py")]
    files += (ROOT / "tests" / "cases").glob("*.json")
    found = {
        (str(p.relative_to(ROOT)), run)
        for p in files
        for line in p.read_text("utf-8").splitlines()
        for run in _runs(line) & told
    }
    assert found == set()
