"""The site: layouts, the manifest of its files, and a build that writes them and replaces the last site."""
