"""Rules over the whole content, what mends it, and how problems are reported."""
