"""The panel of problems at the top of a previewed page, and the script that reloads it."""

import html
import re
from collections.abc import Sequence

from catalog.diagnostics import Diagnostic, errors
from catalog.lint.reporters import Source
from catalog.lint.snippet import snippet

EVENTS = "/_preview/events"
# Pages that stand in a frame of another one and forbid foreign scripts and styles.
_FRAMES = ("maps/",)
# One mistake in a vocabulary can make a thousand errors.
_MAX_PROBLEMS = 100
_EXCERPT_WIDTH = (60, 100)  # characters of a long source line
_BODY = re.compile(rb"<body[^>]*>")

# A tab in the background gives its connection back: browsers have six per host.
_SCRIPT = """<script>
(function () {{
  if (!window.EventSource || window.top !== window) return;
  var events = null;
  function listen() {{
    if (events) {{ events.close(); events = null; }}
    if (document.hidden) return;
    events = new EventSource("{address}?after={version}");
    events.addEventListener("change", function () {{ events.close(); location.reload(); }});
  }}
  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", function () {{ if (events) events.close(); }});
  listen();
}})();
</script>
"""

# Sticky: a browser that reloads keeps the text in place, and would scroll the panel out of sight.
_STYLE = """<style>
#preview-problems{position:sticky;top:0;z-index:1000;margin:0;padding:.75rem 1rem;
background:#fff4e5;color:#2b1a00;border-bottom:4px solid #b3261e;
font:16px/1.6 system-ui,sans-serif;text-align:left}
#preview-problems.mild{border-color:#8a6d00}
#preview-problems summary{font-weight:700;cursor:pointer;min-height:44px;display:flex;align-items:center}
#preview-problems ol{margin:0;padding:0 0 0 1.5rem;max-height:35vh;overflow:auto}
#preview-problems li{margin:.5rem 0}
#preview-problems code,#preview-problems pre{font:14px/1.6 ui-monospace,monospace;background:#fff;color:#2b1a00;
unicode-bidi:isolate}
#preview-problems pre{margin:.25rem 0;padding:.25rem .5rem;overflow-x:auto;white-space:pre}
#preview-problems mark{background:#b3261e;color:#fff}
</style>
"""


def panel(problems: Sequence[Diagnostic], source: Source) -> str:
    """Return the problems as HTML; empty if there are none.

    Args:
        problems: In order.
        source: The text of a file, or None if it cannot be read.
    """
    if not problems:
        return ""
    fatal = errors(problems)
    warnings = [problem for problem in problems if problem.severity != "error"]
    title = "，".join(f"{len(group)} 处{name}" for group, name in ((fatal, "错误"), (warnings, "提醒")) if group)
    ordered = [*fatal, *warnings]
    items = "".join(_item(problem, source) for problem in ordered[:_MAX_PROBLEMS])
    rest = f"<p>另有 {len(ordered) - _MAX_PROBLEMS} 处没有列出</p>" if len(ordered) > _MAX_PROBLEMS else ""
    class_name = "" if fatal else "mild"
    return (
        f'{_STYLE}<aside id="preview-problems" class="{class_name}" aria-label="预览：内容的问题">'
        f"<details{' open' if fatal else ''}><summary>预览：{title}</summary><ol>{items}</ol>{rest}</details></aside>\n"
    )


def with_overlay(uri: str, page: bytes, panel_html: str, version: int) -> bytes:
    """Return a page with the problems at its top and the script at its end.

    Args:
        uri: The page's file.
        page: Its HTML.
        panel_html: The problems, from `panel`.
        version: Of the snapshot that the page is from; any other one reloads it.
    """
    if uri.startswith(_FRAMES):
        return page
    start = _BODY.search(page)
    body_start = start.end() if start else 0
    end = page.rfind(b"</body>")
    end = end if end >= body_start else len(page)
    script = _SCRIPT.format(address=EVENTS, version=version)
    return b"".join((page[:body_start], panel_html.encode(), page[body_start:end], script.encode(), page[end:]))


def message_page(title: str, text: str, details: str = "") -> bytes:
    """Return a page of the preview's own, for when there is none of the site."""
    more = f"<pre>{html.escape(details)}</pre>" if details else ""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)}</title></head><body>"
        f'<main style="max-width:50rem;margin:2rem auto;padding:0 1rem;font:18px/1.8 system-ui,sans-serif">'
        f"<h1>{html.escape(title)}</h1><p>{html.escape(text)}</p>{more}</main></body></html>\n"
    ).encode()


def _item(problem: Diagnostic, source: Source) -> str:
    """Return one problem as HTML: place, code, message, hint, and its line with the place marked."""
    place = html.escape(f"{problem.path}:{problem.line}:{problem.column}")
    severity = "" if problem.severity == "error" else "（提醒）"
    hint = f"<br>→ {html.escape(problem.hint)}" if problem.hint else ""
    return (
        f"<li><code>{place}</code> {html.escape(problem.code)}{severity}"
        f"<br>{html.escape(problem.message)}{hint}{_excerpt(problem, source(problem.path))}</li>"
    )


def _excerpt(problem: Diagnostic, text: str | None) -> str:
    """Return the line of a problem with one character marked."""
    cut_out = snippet(text or "", problem.line, problem.column, _EXCERPT_WIDTH)
    if cut_out is None:
        return ""
    before, marked, after = (html.escape(piece) for piece in (cut_out.before, cut_out.at, cut_out.after))
    return f"<pre>{problem.line}│ {before}<mark>{marked}</mark>{after}</pre>"
