"""GraphML: who says what of whom, as a graph for Gephi, yEd and networkx.

Nodes are sources, answers, questions and entities; a source says an answer (an edge a claim, with
its quote), an answer answers a question, and a question is about an entity. What people rejected is
said too, and answers nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from thurloe.exchange.rows import rows_of
from thurloe.exchange.wording import fit_for_xml
from thurloe.records import REJECTED

if TYPE_CHECKING:
    from thurloe.nouns import Brief

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = {
    "node": {
        "kind": "string",
        "label": "string",
        "type": "string",
        "reliability": "string",
        "status": "string",
        "because": "string",
        "probability": "double",
    },
    "edge": {
        "relation": "string",
        "account": "string",
        "quote": "string",
        "mode": "string",
        "credibility": "int",
    },
}


def write(brief: Brief, *, at: str) -> bytes:
    """The graph as GraphML 1.0."""
    root = ET.Element("graphml", xmlns=_SPACE)
    for kind, keys in _KEYS.items():
        for name, type_ in keys.items():
            given = {"for": kind, "attr.name": name, "attr.type": type_}
            ET.SubElement(root, "key", given, id=f"{kind}-{name}")
    graph = ET.SubElement(root, "graph", id="case", edgedefault="directed")
    _Graph(graph).fill(brief)
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


class _Graph:
    """A graph that is being written."""

    def __init__(self, graph: ET.Element) -> None:
        self._graph, self._edges = graph, 0

    def fill(self, brief: Brief) -> None:
        for source in brief.sources:
            self._node(
                f"source {source.name}", "source", source.name, reliability=source.reliability
            )
        for entity in brief.entities:
            self._node(f"entity {entity.id}", "entity", entity.name, type=entity.type.value)
        for finding in brief.findings:
            asked = f"question {finding.id}"
            self._node(asked, "question", finding.question, status=finding.status.value)
            if finding.subject:
                self._edge(asked, f"entity {finding.subject}", relation="is about")
            for place, answer in enumerate(finding.answers):
                given = f"answer {finding.id} {place}"
                shown = f"{answer.probability:.4f}"
                self._node(given, "answer", answer.value, type=finding.attribute, probability=shown)
                self._edge(given, asked, relation="answers")
        self._say(brief)

    def _say(self, brief: Brief) -> None:
        answers = {
            claim.id: f"answer {finding.id} {place}"
            for finding in reversed(brief.findings)
            for place, answer in enumerate(finding.answers)
            for claim in answer.claims
        }
        for row in rows_of(brief):
            if row.status == REJECTED:
                answers[row.id] = f"rejected {row.id}"
                more = {"type": row.attribute, "status": REJECTED, "because": row.rejected}
                self._node(answers[row.id], "rejected", row.value, **more)
            self._edge(
                f"source {row.source}",
                answers[row.id],
                relation="says",
                account=row.account,
                quote=row.quote,
                mode=row.mode,
                **({"credibility": str(row.credibility)} if row.credibility else {}),
            )

    def _node(self, id_: str, kind: str, label: str, **more: str) -> None:
        node = ET.SubElement(self._graph, "node", id=fit_for_xml(id_))
        self._data(node, "node", {"kind": kind, "label": label, **more})

    def _edge(self, one: str, other: str, **data: str) -> None:
        ends = {"source": fit_for_xml(one), "target": fit_for_xml(other)}
        edge = ET.SubElement(self._graph, "edge", ends, id=f"e{self._edges}")
        self._edges += 1
        self._data(edge, "edge", data)

    def _data(self, parent: ET.Element, kind: str, data: dict[str, str]) -> None:
        for name, value in data.items():
            ET.SubElement(parent, "data", key=f"{kind}-{name}").text = fit_for_xml(value)
