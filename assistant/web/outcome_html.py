"""A line that page.js brings into sight and reads out where it is new: what came of what the visitor just did."""

from html import escape


def outcome_html(told: str, goal: str, look: str = "") -> str:
    """The line as HTML. `goal` tells a new one from those before, "" for one that is drawn again; `look` is a class more."""
    new = f' data-dtz-goal="{escape(goal)}"' if goal else ""
    return f'<p class="dtz-outcome {look}"{new}><strong>{escape(told)}</strong></p>'
