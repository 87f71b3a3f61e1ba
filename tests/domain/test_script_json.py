"""JSON in scripts means what it meant and ends neither the script nor its element."""

import json
import shutil
import subprocess

import pytest

from catalog.domain.script_json import script_json
from catalog.search.serialize import said, script

HOSTILE = "</script><!-- ]]> ' \" \\ \\u003c \u2028\u2029 ${7*7} ` &amp; 太湖"


def test_it_is_the_same_data() -> None:
    assert json.loads(script_json({HOSTILE: [HOSTILE, None, 1.5]})) == {HOSTILE: [HOSTILE, None, 1.5]}
    assert said(script("core", {HOSTILE: HOSTILE})) == {HOSTILE: HOSTILE}


def test_nothing_in_it_ends_a_script_a_string_or_a_line() -> None:
    assert not set("<>&'\u2028\u2029\n") & set(script_json(HOSTILE))


def test_a_browser_reads_the_same() -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("no Node on this machine")
    log = f"(_, data) => console.log(JSON.stringify([data, {script_json(HOSTILE)}]))"
    program = f"const catalog = {{ search: {{ addData: {log} }} }};{script('core', HOSTILE).decode()}"
    done = subprocess.run([node, "-e", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [HOSTILE, HOSTILE]
