"""`python -m catalog`: what `build.py` hands over to."""

import sys
from pathlib import Path

from catalog.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent.parent))
