"""The ways in which a report may contradict itself, in the order in which they are listed to the reader."""

from collections.abc import Callable

from assistant.check.age_rules import age_groups
from assistant.check.claim_rules import every_municipality, every_row
from assistant.check.compare_rules import compared_figures
from assistant.check.edition import Edition
from assistant.check.extreme_rules import highest_municipality, largest_row
from assistant.check.growth_rules import (
    amount_and_percentage,
    difference_of_two,
    growth_between_years,
    percent_or_points,
)
from assistant.check.part_rules import largest_part, parts_and_whole, shares
from assistant.check.rate_rules import rates
from assistant.check.records import Checks
from assistant.check.table_rules import region_and_members, rows_counted, totals_and_rows, twin_rows
from assistant.check.value_rules import change_in_table_and_text, growth_told_twice, level_in_table_and_text

Rule = Callable[[Edition], Checks]

RULES: tuple[tuple[str, Rule], ...] = (
    ("totaal van een tabel", totals_and_rows),
    ("delen en geheel in de tekst", parts_and_whole),
    ("leeftijdsgroepen en de hele bevolking", age_groups),
    ("aandelen", shares),
    ("stand in tabel en tekst", level_in_table_and_text),
    ("verandering in tabel en tekst", change_in_table_and_text),
    ("groei, twee keer in de tekst", growth_told_twice),
    ("verschil van twee cijfers", difference_of_two),
    ("groei tussen twee jaren", growth_between_years),
    ("aantal en percentage van een verandering", amount_and_percentage),
    ("procent of procentpunt", percent_or_points),
    ("verhouding", rates),
    ("vergelijking in een zin", compared_figures),
    ("hoogste of laagste gemeente", highest_municipality),
    ("sterkste rij van een tabel", largest_row),
    ("grootste deel", largest_part),
    ("elke gemeente", every_municipality),
    ("elke rij", every_row),
    ("regio en haar gemeenten", region_and_members),
    ("gelijke rijen", twin_rows),
    ("geteld aantal rijen", rows_counted),
)
