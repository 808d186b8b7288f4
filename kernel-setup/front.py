"""The pages of the site that are no notebook: the front page and the claims."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path

import books as shelf
from books import Book
from paths import ROOT, SETUP
from verdicts import GRAVEST, Verdict

TITLE = "When async Java outperforms sync, measured"
README = ROOT / "README.md"
WEBSITE = SETUP / "website"
MARKS = re.compile(r"[*_`]")  # of Markdown


@dataclass(frozen=True)
class Picture:
    """A chart of the site: where it lies, the sentence that can replace it, its size."""

    source: str
    alt: str
    size: str


@dataclass(frozen=True)
class Claims:
    """Every claim with its verdicts, one a page that tests it."""

    by_id: dict[str, list[Verdict]]

    @staticmethod
    def of(verdicts: list[Verdict]) -> Claims:
        by_id: dict[str, list[Verdict]] = {}
        for verdict in verdicts:
            by_id.setdefault(verdict.claim, []).append(verdict)
        return Claims(by_id)

    def linked(self, markdown: str) -> str:
        """A page's prose, with a link at each claim that it states."""
        return re.sub(
            r"\*\*(C\d+\w?)(?=\*\*|:)",
            lambda told: f"**[{told[1]}](#{told[1].lower()})" if told[1] in self.by_id else told[0],
            markdown,
        )

    def linked_html(self, text: str) -> str:
        """A verdict's sentence, or a table of them, with the same links."""
        return re.sub(
            r"(<b>|<t[dh][^>]*>)(C\d+\w?)(?=</b>|: )",
            lambda told: told[1] + self._anchor(told[2]),
            text,
        )

    def _anchor(self, claim: str) -> str:
        known = claim in self.by_id
        return f'<a href="claims.html#{claim.lower()}">{claim}</a>' if known else claim


def index(
    books: list[Book],
    verdicts: list[Verdict],
    pictures: dict[str, Picture | None],
    takeaways: str,
) -> str:
    """The answer, the takeaways, which way to take, the calculator, and the pages as cards."""
    readme = README.read_text(encoding="utf-8")
    there = {book.stem for book in books}
    parts = [f"# {TITLE}", linked(_lead(readme), there)]
    first = next((picture for picture in pictures.values() if picture), None)
    if first:
        parts.append(_figure(first))
    if takeaways:
        parts += ["## What the article says, and what is true", takeaways]
    heading = "## Which way should I run my tasks?"
    parts += [heading, linked(_section(readme, heading), there)]
    parts += ["## Would async help my tasks?", _calculator(books)]
    parts += ["## The pages", _cards(books, verdicts, pictures, _listed(readme))]
    parts.append(_tree(books))
    return "\n\n".join(parts) + "\n"


def _lead(readme: str) -> str:
    """What the README says above its first picture."""
    return readme.split("\n", 1)[1].split("\n![", 1)[0].strip()


def _section(readme: str, heading: str) -> str:
    return readme.split(f"{heading}\n", 1)[1].split("\n## ", 1)[0].strip()


def linked(text: str, there: set[str]) -> str:
    """Links to notebooks, also as the README has them; without those to pages not shown."""
    line = re.compile(r"^(?:(?: · )?\[[^\]]+\]\([\w-]+\.ipynb\))+$", re.MULTILINE)
    text = line.sub(
        lambda way: way[0] if any(f"({to}.ipynb" in way[0] for to in there) else "", text
    )
    return re.sub(
        r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:notebooks/)?([\w-]+)\.ipynb\)",
        lambda link: f"[{link[1]}]({link[2]}.ipynb)" if link[2] in there else link[1],
        text,
    )


def _listed(readme: str) -> dict[str, tuple[str, str]]:
    """The question and the minutes of each page."""
    row = r"^\| \[[\w-]+\]\(notebooks/([\w-]+)\.ipynb\) \| (.+?) \| (\d+) \|$"
    return {stem: (asked, minutes) for stem, asked, minutes in re.findall(row, readme, re.M)}


def _figure(picture: Picture) -> str:
    alt = html.escape(picture.alt)
    return f'<figure><img src="{picture.source}" alt="{alt}"{picture.size}></figure>'


def badge(outcome: str) -> str:
    return f'<span class="outcome {outcome.replace(" ", "-")}">{outcome}</span>'


def _calculator(books: list[Book]) -> str:
    """A form with the answer for the values that stand in it, which a script may change."""
    text = (WEBSITE / "calculator.html").read_text(encoding="utf-8")
    first = json.loads((WEBSITE / "overlap.json").read_text(encoding="utf-8"))[0]
    for name in ("gain-one", "gain-pool", "gain-all", "ceiling-one", "ceiling-pool", "ceiling-all"):
        text = text.replace("{" + name + "}", f"{first[name]:.1f}×")
    there = {book.stem for book in books}
    return re.sub(
        r'<a href="([\w-]+)\.html">(.*?)</a>',
        lambda link: link[0] if link[1] in there else link[2],
        text,
    ).strip()


def _cards(
    books: list[Book],
    verdicts: list[Verdict],
    pictures: dict[str, Picture | None],
    listed: dict[str, tuple[str, str]],
) -> str:
    cards = []
    names = shelf.names(books)
    for book in books:
        asked, minutes = listed.get(book.stem, (book.title, ""))
        picture = pictures[book.stem]
        image = (
            f'<img src="{picture.source}" alt=""{picture.size} loading="lazy">' if picture else ""
        )
        told = "".join(
            f'<li><a href="claims.html#{verdict.claim.lower()}">{verdict.claim}</a> '
            f"{badge(verdict.outcome)}</li>"
            for verdict in verdicts
            if verdict.notebook == book.stem
        )
        failed = "<p><strong>Ended with an error.</strong></p>" if book.failed else ""
        length = f" <small>{minutes}\u00a0minutes</small>" if minutes else ""
        cards.append(
            f'<li class="page"><h3><a href="{book.stem}.html">{html.escape(names[book.stem])}</a></h3>'
            f"<p>{html.escape(MARKS.sub('', asked))}{length}</p>"
            f"{failed}{image}<ul>{told}</ul></li>"
        )
    return f'<ul class="pages">{"".join(cards)}</ul>'


def _tree(books: list[Book]) -> str:
    others = [file.stem for file in sorted(WEBSITE.glob("*.md"))]
    names = shelf.names(books)
    entries = [f"{names[book.stem]} <{book.stem}>" for book in books] + ["Claims <claims>", *others]
    return "```{toctree}\n:hidden:\n\n" + "\n".join(entries) + "\n```"


def claims_page(claims: Claims, books: list[Book]) -> str:
    """Each claim with its rival, what became of it, and where it is tested."""
    names = shelf.names(books)
    outcomes = [_gravest(told) for told in claims.by_id.values()]
    counts = [
        f"{outcomes.count(outcome)} {outcome}"
        for outcome in reversed(GRAVEST)
        if outcome in outcomes
    ]
    parts = [
        "# What we claim, and what became of it",
        f"{len(outcomes)} claims: {', '.join(counts) or 'none was tested'}. A claim is *confirmed* if the whole "
        "95 % interval of each measurement lies in the band of its prediction, which ends halfway to "
        "the rival, by ratio, or by difference where a 0 is involved, and *refuted* if one lies "
        "wholly outside; else it is *undecided*. All runs of all pages count here; a verdict on a "
        "page is that of the one run that it names.",
    ]
    for claim, told in claims.by_id.items():
        first = told[0]
        parts.append(f"({claim.lower()})=\n## {claim}: {first.sentence}")
        if first.rival:
            parts.append(f"*The rival:* {first.rival}")
        if first.article:
            article_is = next(
                (one.article_is for one in told if one.outcome != "confirmed"), first.article_is
            )
            parts.append(f"*The article says:* {first.article} That is {article_is}.")
        rows = [
            f"<li>{badge(verdict.outcome)} on {_where(verdict.notebook, names)}"
            f"{_listed_basis(verdict.basis)}</li>"
            for verdict in told
        ]
        parts.append(f'<ul class="verdicts">{"".join(rows)}</ul>')
    return "\n\n".join(parts) + "\n"


def _listed_basis(basis: str) -> str:
    """What a verdict rests on: a run a point, and below it a prediction a point."""
    parts = []
    for run in re.split(r" (?=In \"[^\"]*\": )", basis):
        head, predictions = re.match(
            r"((?:In \"[^\"]*\": )?(?:\d+ predictions: [^.]*\. )?)(.*)", run, re.S
        ).groups()
        points = "".join(
            f"<li>{html.escape(one)}</li>" for one in re.split(r"(?<=\)); ", predictions.strip())
        )
        parts.append(f"<li>{html.escape(head.strip())}<ul>{points}</ul></li>" if head else points)
    return f"<ul>{''.join(parts)}</ul>"


def _gravest(told: list[Verdict]) -> str:
    return min((verdict.outcome for verdict in told), key=GRAVEST.index)


def _where(stem: str, names: dict[str, str]) -> str:
    if stem not in names:
        return html.escape(stem)
    return f'<a href="{stem}.html">{html.escape(names[stem])}</a>'


def downloads(book: Book, results: list[Path]) -> str:
    """The last lines of a page: what of it can be taken along."""
    links = [f'<a href="_sources/{book.file.name}" download>the notebook</a>'] + [
        f'<a href="results/{file.name}" download>{html.escape(_short(file, book))}</a>'
        for file in results
    ]
    told = f"results with every sample: {', '.join(links[1:])}" if results else ""
    return f'<p class="downloads">Download {links[0]}{"; " if told else ""}{told}.</p>'


def _short(file: Path, book: Book) -> str:
    return file.stem.removeprefix(f"{book.stem}.").replace("-", " ")
