"""The commands of `dtz`, one a file: each adds itself to the parser and runs."""
