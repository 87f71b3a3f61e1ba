"""`python -m catalog`: what `build.py` hands over to."""

import gc
import sys
from pathlib import Path

from catalog.cli.main import main

if __name__ == "__main__":
    if sys.argv[1:2] in ([], ["build"], ["check"]):
        gc.disable()  # over before there is anything to collect; an eighth of the time
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent.parent))
