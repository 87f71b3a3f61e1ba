"""Reports about the content: what has changed, which links fail, and tables for a terminal."""
