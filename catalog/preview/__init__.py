"""The live preview: MkDocs runs once, every other page is rendered when a browser asks for it."""
