"""HTML: the main text of a page, without navigation, banners and footers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from lxml import etree, html

from thurloe.read.calendar_dates import first_date
from thurloe.read.raw import Raw, Told, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

DROPPED_TAGS = frozenset(
    """nav footer aside form script style noscript template svg math button select option input
    textarea label iframe object embed canvas video audio dialog menu head map figure""".split()
)
DROPPED_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"}
)
DROPPED_WORDS = frozenset(  # whole words of a class or id
    """nav navbar navigation menu breadcrumb breadcrumbs sidebar footer cookie cookies consent gdpr
    banner popup modal overlay share sharing social related recommended promo advert advertisement
    ad ads sponsored newsletter subscribe subscription signup login paywall comments comment
    pagination pager toolbar skip widget masthead toc hidden""".split()
)
BLOCK_TAGS = frozenset(
    """address article blockquote body center dd details div dl dt fieldset figcaption h1 h2 h3 h4
    h5 h6 header hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr
    ul""".split()
)
MAIN = (  # where pages keep their text, the surest first
    "//*[@itemprop='articleBody']",
    "//article",
    "//main | //*[@role='main']",
    "//*[@id='content' or @id='main' or @id='main-content' or @id='mw-content-text']",
)
MAIN_SHARE = 0.4
"""Share of the page's words that a candidate must hold to be taken for its main text."""

META_AUTHOR = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author")
META_SITE = ("og:site_name", "application-name", "dc.publisher", "publisher")
META_DATE = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
    "publishdate", "parsely-pub-date", "sailthru.date", "citation_publication_date",
)  # fmt: skip
META_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title")

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_WORDS = re.compile(r"[a-z]+")
_SITE = re.compile(r"(?P<title>.+) (?P<mark>[|·•«»—–-]) (?P<site>[^|·•«»—–]{3,40})")
_ADDRESS = re.compile(r"https?://(?:www\.)?(?P<host>[\w.-]+\.\w+)(?:[/:?#]|$)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)


def read_web(data: bytes) -> Iterator[Raw]:
    """Yield the main text of a page and what its head says of title, author, site and date.

    Raises:
        Unreadable: no page can be made of the bytes, or there is no text on it.
    """
    root = parse(data)
    told = _told(root)
    text = "\n\n".join(_blocks(_main(root)))
    if told.title and told.title not in text[:2000]:
        text = f"{told.title}\n\n{text}"
    yield Raw(text=text, told=told)


def parse(data: bytes | str) -> html.HtmlElement:
    """Parse a page; entities are never expanded from outside, and nothing is fetched."""
    parser = html.HTMLParser(encoding=_encoding(data), no_network=True, huge_tree=True)
    try:
        if isinstance(data, str):
            data = data.encode("utf-8", "replace")
        return html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, LookupError, AssertionError) as error:
        raise Unreadable(
            f"The HTML cannot be parsed ({error}). Open it in a browser and save its text."
        ) from error


def _encoding(data: bytes | str) -> str | None:
    """UTF-8 where the bytes are, else what the page declares, else a Western default."""
    if isinstance(data, str):
        return "utf-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4096])
        return _known(declared.group(1).decode()) if declared else "cp1252"
    return "utf-8"


def _known(name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return "cp1252" if name.lower() in {"iso-8859-1", "latin1", "us-ascii"} else name


def _main(root: html.HtmlElement) -> html.HtmlElement:
    """The element that holds the text: a marked one where it is large enough, else the body."""
    bodies = root.xpath("//body")
    whole = bodies[0] if bodies else root
    size = _size(whole)
    for path in MAIN:
        nodes = [node for node in whole.xpath(path) if not _dropped(node)]
        best = max(nodes, key=_size, default=None)
        if best is not None and _size(best) >= MAIN_SHARE * size:
            return _with_heading(best, whole)
    return whole


def _with_heading(main: html.HtmlElement, whole: html.HtmlElement) -> html.HtmlElement:
    """The parent, if the page's one heading stands just outside the main element."""
    headings = whole.xpath(".//h1")
    parent = main.getparent()
    if len(headings) == 1 and parent is not None and headings[0].getparent() is parent:
        return parent
    return main


def _size(node: html.HtmlElement) -> int:
    return sum(
        len(piece) for piece in node.itertext("p", "li", "blockquote", "pre", "h2", "td", "div")
    )


def _dropped(node: html.HtmlElement) -> bool:
    """Whether the element is furniture of the page and not its text."""
    if not isinstance(node.tag, str) or node.tag in DROPPED_TAGS:
        return True
    if node.tag in {"html", "body", "main", "article", "h1"}:
        return False
    get = node.attrib.get
    if get("role", "") in DROPPED_ROLES or "hidden" in node.attrib or get("aria-hidden") == "true":
        return True
    words = set(_WORDS.findall(f"{get('class', '')} {get('id', '')}".lower()))
    return bool(words & DROPPED_WORDS) or bool(_HIDDEN.search(get("style", "")))


def _blocks(main: html.HtmlElement) -> Iterator[str]:
    """The blocks of text in order; a block that is all links is left out."""
    block: list[tuple[str, bool]] = []
    for piece, linked in _pieces(main):
        if piece != "\n\n":
            block.append((piece, linked))
            continue
        yield from _block(block)
        block = []
    yield from _block(block)


def _block(pieces: list[tuple[str, bool]]) -> Iterator[str]:
    text = "".join(piece for piece, _ in pieces)
    lines = [_SPACE.sub(" ", line).strip() for line in text.split("\n")]
    text = "\n".join(line for line in lines if line)
    links = sum(len(piece) for piece, linked in pieces if linked)
    if text and not (links > 0.8 * len(text) and len(text) < 200):  # noqa: PLR2004  a list of links
        yield text


def _pieces(main: html.HtmlElement) -> Iterator[tuple[str, bool]]:
    """Text nodes with whether they are inside a link; "\\n\\n" between blocks, "\\n" for br.

    Walks with a stack of its own, so that a page nested ten thousand deep does no harm.
    """
    stack: list[tuple[html.HtmlElement, bool, bool]] = [(main, False, False)]
    while stack:
        node, linked, leaving = stack.pop()
        if leaving:
            yield from _leave(node, linked, node is main)
            continue
        if node is not main and _dropped(node):
            yield _tail(node, linked)
            continue
        inside = linked or node.tag == "a"
        yield from _enter(node, inside)
        stack.append((node, linked, True))
        stack.extend((child, inside, False) for child in reversed(node))


def _enter(node: html.HtmlElement, linked: bool) -> Iterator[tuple[str, bool]]:  # noqa: FBT001  a piece's second half
    if node.tag == "br":
        yield "\n", linked
    elif node.tag in {"td", "th"} and node.getprevious() is not None:
        yield " | ", linked
    elif node.tag in BLOCK_TAGS and not _in_cell(node):
        yield "\n\n", False
    yield _flat(node, node.text), linked


def _leave(node: html.HtmlElement, linked: bool, last: bool) -> Iterator[tuple[str, bool]]:  # noqa: FBT001  as above
    if node.tag in BLOCK_TAGS - {"td", "th"} and not _in_cell(node):
        yield "\n\n", False
    if not last:
        yield _tail(node, linked)


def _in_cell(node: html.HtmlElement) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag in {"td", "th"} and node.tag != "table"


def _tail(node: html.HtmlElement, linked: bool) -> tuple[str, bool]:  # noqa: FBT001  as above
    parent = node.getparent()
    return _flat(parent if parent is not None else node, node.tail), linked


def _flat(node: html.HtmlElement, text: str | None) -> str:
    """The text with its newlines as spaces, which is all they mean outside `pre`."""
    if not text:
        return ""
    return text if node.tag == "pre" else text.replace("\n", " ")


def _told(root: html.HtmlElement) -> Told:
    meta = _meta(root)
    linked = _linked_data(root)
    times = root.xpath("//time[@datetime and (@pubdate or @itemprop='datePublished')]/@datetime")
    dates = [linked.get("datePublished", ""), *(meta.get(key, "") for key in META_DATE), *times]
    title = _headline(root, meta)
    return Told(
        title=title,
        author=linked.get("author", "") or _first(meta, META_AUTHOR) or _rel_author(root),
        outlet=_first(meta, META_SITE) or linked.get("publisher", "") or _titled_site(root, title),
        date=next((date for date in map(first_date, dates) if date), None),
        label=_host(root) or title,
    )


def _meta(root: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.xpath("//meta[@content]"):
        for key in ("name", "property", "itemprop"):
            name = str(node.get(key, "")).lower()
            if name:
                found.setdefault(name, _SPACE.sub(" ", node.get("content")).strip())
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    values = (meta.get(name, "") for name in names)
    return next((value for value in values if value and not value.startswith("http")), "")


def _headline(root: html.HtmlElement, meta: dict[str, str]) -> str:
    headings = [_SPACE.sub(" ", node.text_content()).strip() for node in root.xpath("//h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    return _first(meta, META_TITLE) or next(iter(_page_titles(root)), "")


def _titled_site(root: html.HtmlElement, headline: str) -> str:
    """The site at the end of the page's title: "The fire | Evening Post".

    A dash may belong to the title; it is the site's where the page's headline ends before it.
    """
    for match in filter(None, map(_SITE.fullmatch, _page_titles(root))):
        if match["mark"] not in "—–-" or match["title"].strip() == headline:
            return match["site"].strip()
    return ""


def _page_titles(root: html.HtmlElement) -> list[str]:
    return [_SPACE.sub(" ", node.text_content()).strip() for node in root.xpath("//head/title")]


def _host(root: html.HtmlElement) -> str:
    """The site by its address, as the page gives it."""
    for address in root.xpath(
        "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
    ):
        if match := _ADDRESS.match(str(address)):
            return match["host"].lower()
    return ""


def _rel_author(root: html.HtmlElement) -> str:
    nodes = root.xpath("//*[@rel='author' or @itemprop='author']")
    names = (_SPACE.sub(" ", node.text_content()).strip() for node in nodes)
    return next((name for name in names if 0 < len(name) < 80), "")  # noqa: PLR2004  longer is no name


def _linked_data(root: html.HtmlElement) -> dict[str, str]:
    """Author, publisher and date out of the page's JSON-LD."""
    for node in root.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(node.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if "datePublished" in item or "author" in item:
                keys = ("author", "publisher", "datePublished")
                return {key: _name(item.get(key)) for key in keys}
    return {}


def _items(data: object) -> list[dict[str, object]]:
    if isinstance(data, dict):
        inner = data.get("@graph")
        return [data, *(_items(inner) if isinstance(inner, list) else [])]
    if isinstance(data, list):
        return [item for item in data if isinstance(item, dict)]
    return []


def _name(value: object) -> str:
    if isinstance(value, list):
        return " and ".join(filter(None, map(_name, value[:5])))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value.strip() if isinstance(value, str) else ""
