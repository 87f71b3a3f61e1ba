"""The sample content is known from content that an editor has had a hand in."""

from tests.support.pictures import jpeg
from tests.support.sample_content import own_content
from tests.support.samples import SITE, SOUND, library

LESSON = "content/lessons/lesson.yml"
VERIFIED = {path: f"{text}verified_by: 编辑组（示例）\n" for path, text in SOUND.items() if path.count("/") == 2}
SAMPLE = {**VERIFIED, "content/site.yml": SITE.replace("organiser: 编辑组", "organiser: 编辑组（示例）")}


def test_a_library_of_samples_has_nothing_of_its_own() -> None:
    assert list(own_content(library(SAMPLE))) == []


def test_a_record_that_somebody_else_verifies_a_new_one_and_a_photo_are_its_own() -> None:
    edited = SAMPLE[LESSON].replace("编辑组（示例）", "区委组织部")
    draft = SOUND[LESSON].replace("published", "draft")
    files: dict[str, str | bytes | None] = {
        **SAMPLE,
        LESSON: edited,
        "content/lessons/new.yml": draft,
        "content/photos/bridge.jpg": jpeg(),
    }
    assert list(own_content(library(files))) == [LESSON, "content/lessons/new.yml", "content/photos/bridge.jpg"]


def test_a_site_that_says_who_runs_it_is_its_own() -> None:
    assert list(own_content(library({**SAMPLE, "content/site.yml": SITE}))) == ["content/site.yml"]
