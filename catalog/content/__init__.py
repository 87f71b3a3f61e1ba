"""What editors write, read and written: encoding, YAML with places, validation, the content folder as a `Library`."""
