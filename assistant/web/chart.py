"""The chart beside an answer, drawn by Altair; a table with the same figures belongs under it."""

from typing import Any

import altair as alt
import streamlit as st

from assistant.chart_data import Bar, ChartData
from assistant.web.source_view import plain_markdown

ASKED, OTHER, COUNTRY = "#0b5c8a", "#9fb4c3", "#b26a00"
DARK_ASKED, DARK_OTHER, DARK_COUNTRY = "#7cc4ef", "#55697a", "#ffb74d"
BAR_HEIGHT = 30
"""Pixels of one bar with the space around it."""


def show_chart(data: ChartData, key: str) -> None:
    """Draw a chart with its title."""
    dark = st.context.theme.type == "dark"
    st.markdown(f"**{plain_markdown(data.title)}**")
    if not data.of_first:
        st.caption("Let op: dit is een ander jaar dan het cijfer hierboven.")
    st.altair_chart(_chart(data, dark), width="stretch", alt=data.described, key=key)


def _chart(data: ChartData, dark: bool) -> alt.LayerChart:
    asked, other, country = (DARK_ASKED, DARK_OTHER, DARK_COUNTRY) if dark else (ASKED, OTHER, COUNTRY)
    text = "#f1f4f6" if dark else "#1b1f23"
    rows = [_row(bar) for bar in data.bars]
    axis = alt.Axis(labelLimit=260, labelColor=text, labelFontSize=13, ticks=False, domain=False, grid=False)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("told:N", sort=[row["told"] for row in rows], title=None, axis=axis),
        x=alt.X("value:Q", title=None, axis=None, scale=alt.Scale(zero=True)),
        tooltip=[
            alt.Tooltip("label:N", title="Gebied" if data.by == "area" else "Jaar"),
            alt.Tooltip("shown:N", title="Cijfer"),
        ],
    )
    colour = alt.condition("datum.asked", alt.value(asked), alt.value(other))
    layers: list[alt.Chart] = [base.mark_bar(cornerRadiusEnd=2, height=18).encode(color=colour)]
    if data.line:
        line = alt.Chart(alt.InlineData(values=[_row(data.line)]))
        layers.append(line.mark_rule(color=country, strokeDash=[5, 3], size=2).encode(x="value:Q"))
        right = data.line.value > max(bar.value for bar in data.bars) / 2
        label = line.mark_text(align="right" if right else "left", baseline="bottom", dy=-3, color=text, fontSize=13)
        layers.append(label.encode(x="value:Q", y=alt.value(0), text="told:N"))
    chart = alt.layer(*layers).properties(
        height=BAR_HEIGHT * len(rows), padding={"top": 20, "right": 8, "left": 0, "bottom": 0}
    )
    return chart.configure_view(stroke=None)  # type: ignore[no-any-return]  # altair gives it no type


def _row(bar: Bar) -> dict[str, Any]:
    """What Altair draws; an asked bar is also told apart by a sign, for those who do not see the colour."""
    sign = "▸ " if bar.asked else ""
    return {
        "label": bar.label,
        "value": bar.value,
        "shown": bar.shown,
        "asked": bar.asked,
        "told": f"{sign}{bar.label} {bar.shown}",
    }
