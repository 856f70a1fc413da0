"""Growth as a plot: time per answer against the amount of text, both on a log scale."""

from collections.abc import Sequence
from pathlib import Path

from tests.bench.growth import Size


def plot(sizes: Sequence[Size], path: Path) -> None:
    """Write the plot as SVG."""
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 5))
    copies = [size.copies for size in sizes]
    for name, values, style in (
        ("cijfervraag, nieuw proces", [size.cold_figure_ms for size in sizes], "s--"),
        ("open vraag", [size.open_ms for size in sizes], "o-"),
        ("cijfervraag", [size.figure_ms for size in sizes], "o-"),
        ("recept: zoeken", [size.recipe_ms for size in sizes], "^:"),
    ):
        axes.plot(copies, values, style, label=name)
    axes.set(xscale="log", yscale="log", xlabel="keer de tekst van het rapport", ylabel="mediaan (ms)")
    axes.grid(visible=True, which="both", alpha=0.3)
    axes.legend()
    figure.savefig(path, bbox_inches="tight")
    plt.close(figure)
