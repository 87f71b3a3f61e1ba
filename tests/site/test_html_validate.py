"""html-validate's `standard` has nothing to say about any page."""

import json
import subprocess

from tests.support.programs import TESTS, node, package
from tests.support.sites import Site


def test_every_page_is_valid_html(site: Site) -> None:
    program = package("html-validate", "bin", "html-validate.mjs")
    config = TESTS / ".htmlvalidate.json"
    command = [node(), str(program), "--config", str(config), "--formatter", "json", "--ext", "html", str(site.folder)]
    done = subprocess.run(command, cwd=TESTS, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout, done.stderr
    found = [
        f"{result['filePath']}:{one['line']}:{one['column']} {one['ruleId']}: {one['message']}"
        for result in json.loads(done.stdout)
        for one in result["messages"]
    ]
    assert found == [], f"{len(found)} problems"
