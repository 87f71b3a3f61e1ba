"""Links in editors' Markdown: where they stand, and which address a file's name becomes."""

from time import process_time

import pytest

from catalog.content.links import find_links, prose_address
from tests.support.samples import library


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("../points/meiyuan.yml", "../../points/meiyuan/"),
        ("../points/meiyuan.md#why", "../../points/meiyuan/#why"),
        ("other.md", "../../lessons/other/"),
        ("./other.yml", "../../lessons/other/"),
        ("../pages/help.md#print", "../../help/#print"),
        ("../pages/index.md", "../../"),
        ("../pages/plan/index.md", "../../plan/"),
        ("../photos/bridge.jpg", "../../photos/bridge.jpg"),
        # As they are typed.
        ("../../points/meiyuan/", "../../points/meiyuan/"),
        ("#own", "#own"),
        ("/lessons/", "/lessons/"),
        ("https://a.cn/x.md", "https://a.cn/x.md"),
        ("mailto:a@b.cn", "mailto:a@b.cn"),
        ("//a.cn/x.yml", "//a.cn/x.yml"),
        ("../pages/help.yml", "../pages/help.yml"),
        ("../README.md", "../README.md"),
        ("http://[", "http://["),
    ],
)
def test_a_file_that_prose_names_becomes_the_address_of_its_page(target: str, address: str) -> None:
    assert prose_address("lessons", target) == address


def test_every_link_has_the_place_of_its_target() -> None:
    text = '`[x](a.md)` [一](a.md)、[二](a.md "题")\n\n```\n[x](a.md)\n```\n\n[三][r]、![图](<b c.png>)\n\n[r]: a.md\n'
    links = list(find_links(library({"content/lessons/lesson.md": text})))
    assert [(link.target, link.place, link.is_image) for link in links] == [
        ("a.md", (1, 17), False),
        ("a.md", (1, 27), False),
        ("a.md", (9, 6), False),
        ("b c.png", (7, 14), True),
    ]


def test_a_page_is_counted_from_its_first_line() -> None:
    text = "---\ntitle: 关于\n---\n\n[一](a.md)\n"
    (link,) = find_links(library({"content/pages/about.md": text}))
    assert link.place == (5, 5)


def test_many_links_are_placed_in_a_moment() -> None:
    text = "".join(f"[{number}](a{number % 7}.md)\n" for number in range(2000))
    began = process_time()
    links = list(find_links(library({"content/lessons/lesson.md": text})))
    assert [link.place[0] for link in links] == list(range(1, 2001))
    assert process_time() - began < 5
