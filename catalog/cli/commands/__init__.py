"""The commands of `python build.py`, one file each."""
