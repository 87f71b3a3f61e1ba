"""The command line: arguments, console, prompts, and one file per command."""
