"""Rules about the background of the maps, where `site.yml` asks for one."""

import re
from collections.abc import Iterator

from catalog.content.loader import TILE_KEY, Library
from catalog.diagnostics import Finding
from catalog.lint.rule import rule

# GS（2024）0650号, GS京（2022）1061号, 苏S（2023）12号
_APPROVAL = re.compile(r"(GS[\u4e00-\u9fff]?|[\u4e00-\u9fff]S)\s*[（(]\s*\d{4}\s*[）)]\s*\d+\s*号")


@rule("no-map-approval")
def map_without_approval(library: Library) -> Iterator[Finding]:
    """Report a map background without the number under which it was approved for publication."""
    tiles = library.site.tiles if library.site else None
    if tiles and not _APPROVAL.search(tiles.attribution):
        message = "底图的来源里没有审图号，公开使用地图必须标明"
        hint = "照地图网站页面下方抄全，例如：天地图 审图号：GS（2024）0650号"
        yield library.site_finding(("tiles", "attribution"), message, hint)


@rule("no-subdomains")
def tiles_without_subdomains(library: Library) -> Iterator[Finding]:
    """Report an address with `{s}` where no subdomains are given."""
    tiles = library.site.tiles if library.site else None
    for key in ("url", "label_url") if tiles and not tiles.subdomains else ():
        if "{s}" in (getattr(tiles, key) or ""):
            message = f"“{key}”里有 {{s}}，但没有写子域名"
            hint = '在 tiles 里加上 subdomains，例如 subdomains: "01234567"，或把 {s} 改成固定的字'
            yield library.site_finding(("tiles", key), message, hint)


@rule("no-tile-key", "warning")
def tiles_without_key(library: Library) -> Iterator[Finding]:
    """Report a missing key, which is not in the repository: without it the maps have no background."""
    if library.site and library.site.tiles and library.site.tiles.lacks_key:
        message = f"没有设置环境变量 {TILE_KEY}，这次生成的地图没有底图"
        hint = f"在生成网站的电脑或服务上把密钥设为环境变量 {TILE_KEY}；密钥不写进文件"
        yield library.site_finding(("tiles", "url"), message, hint)
