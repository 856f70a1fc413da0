"""argparse in Dutch: help, headings and complaints."""

import argparse
import re
from typing import NoReturn, Protocol

EXIT_USE = 2
"""Exit code for wrong use or bad input."""

_MESSAGES = (
    (r"unrecognized arguments: (.*)", "de optie {0} bestaat niet"),
    (r"argument (--\S+): invalid choice: '?([^' ]*).*\(choose from (.*)\)", "{1} kan niet bij {0}; kies uit {2}"),
    (r"argument (\S+): invalid choice: '?([^' ]*).*", "de opdracht {1} bestaat niet"),
    (r"argument (\S+): expected one argument", "achter {0} hoort een waarde"),
    (r"argument (\S+): invalid int value: '(.*)'", "{1} is geen getal bij {0}"),
    (r"the following arguments are required: (.*)", "er ontbreekt: {0}"),
    (r"argument (\S+): not allowed with argument (\S+)", "{0} en {1} gaan niet samen"),
    (r"argument (\S+): (.*)", "{0}: {1}"),
)


class DutchParser(argparse.ArgumentParser):
    """argparse with Dutch help and Dutch complaints."""

    def error(self, message: str) -> NoReturn:
        """One sentence on stderr and exit code 2."""
        for pattern, dutch in _MESSAGES:
            found = re.fullmatch(pattern, message)
            if found:
                message = dutch.format(*found.groups())
                break
        self.exit(EXIT_USE, f"Fout: {message}; zie: {self.prog} --help\n")

    def format_help(self) -> str:
        """Help with Dutch headings."""
        text = super().format_help()
        for english, dutch in (
            ("usage:", "Gebruik:"),
            ("positional arguments:", "Gegevens:"),
            ("options:", "Opties:"),
            ("show this help message and exit", "toon deze uitleg"),
        ):
            text = text.replace(english, dutch)
        return text


class Commands(Protocol):
    """What a command adds itself to."""

    def add_parser(self, name: str, *, help: str) -> DutchParser:  # noqa: A002  # argparse's own name
        """A parser for one command."""
