"""The live preview: one build by MkDocs, then every page poured when somebody looks at it."""

from catalog.preview.server import AddressError, serve

__all__ = ["AddressError", "serve"]
