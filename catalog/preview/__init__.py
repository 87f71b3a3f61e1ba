"""The live preview: MkDocs runs once, every other page is rendered when a browser asks for it."""

from catalog.preview.server import AddressError, serve

__all__ = ["AddressError", "serve"]
