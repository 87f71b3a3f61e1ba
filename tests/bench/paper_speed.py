"""Every route's A4 guide by typst and, with the same texts, codes and fonts, by WeasyPrint; see `README.md`."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)

from catalog.content.loader import load  # noqa: E402
from catalog.domain.catalog import Catalog  # noqa: E402
from catalog.print import pdf  # noqa: E402
from catalog.print.editions import name_of  # noqa: E402
from catalog.print.guide import guide_of  # noqa: E402
from catalog.print.guide_model import Guide, GuideStop, Link  # noqa: E402
from catalog.print.qr import qr_svg  # noqa: E402
from tests.bench.measure import Run, run, spread  # noqa: E402
from tests.support.papers import Paper  # noqa: E402

STYLE = """
@font-face { font-family: Hei; src: url(NotoSansSC-Regular.ttf) }
@font-face { font-family: Song; font-weight: 600; src: url(NotoSerifSC-SemiBold.ttf) }
@page { size: A4; margin: 13mm 15mm 16mm; @bottom-right { content: counter(page) " / " counter(pages) } }
html { font: 10.5pt/1.55 Hei; text-align: justify }
h1, h2, .lede { font-family: Song; font-weight: 600 }
h1 { font-size: 22pt; break-before: page }
h2 { font-size: 16pt; border-top: .4pt solid; padding-top: 3mm }
section { break-inside: avoid }
.story p { text-indent: 2em; margin: 0 }
.side { float: right; width: 76mm; margin-left: 8mm; font-size: 8.5pt }
.side svg { width: 25mm; height: 25mm }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: .4pt solid; padding: 1.5mm; font-size: 8.5pt; text-align: left }
"""


def catalogue() -> Catalog:
    """The project's own content."""
    library = load(ROOT)
    assert library.site
    return Catalog.from_library(library, library.site)


def by_typst(found: Catalog, out: Path) -> None:
    """As a build makes them, with nothing on the shelf."""
    (out / "theme").symlink_to(ROOT / "theme")
    made = dict(pdf.files(found, out))
    for route in found.of("routes"):
        (out / f"{route.id}.pdf").write_bytes(made[name_of(route, "a4")]())


def by_weasyprint(found: Catalog, out: Path) -> None:
    """As plain HTML with a style sheet."""
    from weasyprint import HTML  # noqa: PLC0415 - not installed unless it is compared
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()
    for route in found.of("routes"):
        html = "".join(_page(guide_of(found, route)))
        base = (ROOT / "theme" / "fonts").as_uri() + "/"
        HTML(string=html, base_url=base).write_pdf(out / f"{route.id}.pdf", font_config=fonts, pdf_variant="pdf/ua-1")


def _page(guide: Guide) -> Iterator[str]:
    yield f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{escape(guide.title)}</title>'
    yield f"<style>{STYLE}</style><h1>{escape(guide.name)}</h1><p>{escape(guide.theme)} {escape(guide.edition)}</p>"
    yield from (f"<p>{escape(label)} {escape(value)}</p>" for label, value in guide.totals)
    yield _code(guide.page)
    yield from (f"<p>{escape(text)}</p>" for text in (*guide.summary, *guide.objectives, *guide.safety))
    yield "<h1>时刻表</h1><table>"
    for stop in guide.stops:
        cells = (stop.arrive, stop.name, stop.stay, stop.address, stop.opening, stop.booking, stop.leg)
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells if cell)}</tr>"
    yield "</table><h1>各站</h1>"
    for stop in guide.stops:
        yield from _stop(stop)
    yield "<h1>带队清单</h1><table>"
    for stop in guide.stops:
        answers = (stop.name, *(f"{answer.label} {answer.value}" for answer in stop.answers))
        yield f"<tr>{''.join(f'<td>{escape(answer)}</td>' for answer in answers)}</tr>"
    yield f"</table><p>{escape(guide.corrections)}</p>"
    yield f"<h1>签到表</h1><table>{'<tr><td>　</td><td></td><td></td></tr>' * 50}</table>"


def _stop(stop: GuideStop) -> Iterator[str]:
    yield f"<section><h2>{stop.number} {escape(stop.name)} {stop.arrive}—{stop.leave}</h2>"
    yield f'<div class="side">{_code(stop.page)}{_code(stop.way)}<p>{escape(stop.code)}</p>'
    yield f"<ol>{''.join(f'<li>{escape(text)}</li>' for text in stop.questions)}</ol></div>"
    yield f'<p class="lede">{escape(stop.lede)}</p><div class="story">'
    yield "".join(f"<p>{escape(text)}</p>" for text in stop.story)
    yield f"</div><ul>{''.join(f'<li>{escape(label)} {escape(value)}</li>' for label, value in stop.actions)}</ul>"
    yield f"<p>{escape(stop.note or '—')} {escape(stop.leg or '—')}</p></section>"


def _code(link: Link | None) -> str:
    return f'<figure role="img" aria-label="{escape(link.label)}">{qr_svg(link.address)}</figure>' if link else ""


def nothing(_found: Catalog, _out: Path) -> None:
    """Only what both have to do before."""


MAKERS = {"typst": by_typst, "weasyprint": by_weasyprint, "content alone": nothing}


def measured(engine: str, papers: dict[str, list[Paper]]) -> Run:
    """One whole process that sets all guides; its PDFs are kept for a look."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--engine", engine, "--out", folder]
        found = run(command, Path(folder), dict(os.environ))
        papers[engine] = [Paper(path.read_bytes()) for path in sorted(Path(folder).glob("*.pdf"))]
        return found


def main() -> None:
    """Compare the two, or, with `--engine`, be one of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--engine", choices=MAKERS)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.engine:
        MAKERS[options.engine](catalogue(), options.out)
        return
    papers: dict[str, list[Paper]] = {}
    rounds = [[measured(engine, papers) for engine in MAKERS] for _ in range(options.runs + 1)][1:]
    sys.stdout.write("| four A4 guides | wall s | CPU s | peak MB | pages | KB |\n|---|---|---|---|---|---|\n")
    for place, engine in enumerate(MAKERS):
        runs = [one[place] for one in rounds]
        wall, cpu = spread([one.wall for one in runs]), spread([one.cpu for one in runs])
        pages = sum(len(paper.pages) for paper in papers[engine])
        size = sum(len(paper.data) for paper in papers[engine]) // 1024
        sys.stdout.write(f"| {engine} | {wall} | {cpu} | {max(one.peak_mb for one in runs):.0f} | {pages} | {size} |\n")
    net = [(theirs.cpu - base.cpu) / (ours.cpu - base.cpu) for ours, theirs, base in rounds]
    sys.stdout.write(f"\nCPU beyond the content, WeasyPrint ÷ typst: {spread(net)}\n")


if __name__ == "__main__":
    main()
