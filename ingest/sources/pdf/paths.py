"""First step of the PDF reader, drawings: the straight paths of a page, each by its box."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from ingest.sources.pdf.view import View

MAX_DRAWN = 20_000
"""Drawn objects looked at on one page: maps have more, tables never."""
MAX_NESTING = 8
"""Depth of drawings within drawings that is followed."""
_Matrix = tuple[float, float, float, float, float, float]
IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn path by its bounding box; `curved` paths are no rules."""

    x0: float
    x1: float
    top: float
    bottom: float
    filled: bool
    stroked: bool
    light: bool
    parts: int


def drawings_into(page: Any, form: Any, matrix: _Matrix, view: View, out: list[Drawn], depth: int) -> int:
    """Collects paths in `out`; gives the number of images."""
    images = 0
    count = raw.FPDFFormObj_CountObjects(form) if form else raw.FPDFPage_CountObjects(page)
    for index in range(max(count, 0)):
        if len(out) >= MAX_DRAWN:
            break
        item = raw.FPDFFormObj_GetObject(form, index) if form else raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_NESTING:
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(item, own)
            images += drawings_into(page, item, _times(own, matrix), view, out, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            out.extend(_paths(item, matrix, view))
    return images


def _times(own: Any, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = outer
    return (
        own.a * a + own.b * c, own.a * b + own.b * d, own.c * a + own.d * c, own.c * b + own.d * d,
        own.e * a + own.f * c + e, own.e * b + own.f * d + f,
    )  # fmt: skip


def _paths(item: Any, matrix: _Matrix, view: View) -> Iterator[Drawn]:
    """The straight parts of a path, each by its own box: a path often holds many lines or rectangles."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, mode, stroke)
    if not mode.value and not stroke.value:
        return
    light = bool(mode.value) and _is_white(item)
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, own)
    full = _times(own, matrix)
    for points in _subpaths(item):
        shown = [
            view.point(x * full[0] + y * full[2] + full[4], x * full[1] + y * full[3] + full[5]) for x, y in points
        ]
        xs, ys = [x for x, _ in shown], [y for _, y in shown]
        yield Drawn(min(xs), max(xs), min(ys), max(ys), bool(mode.value), bool(stroke.value), light, len(points))


def _subpaths(item: Any) -> Iterator[list[tuple[float, float]]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(min(max(raw.FPDFPath_CountSegments(item), 0), MAX_DRAWN)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append((x.value, y.value))
    if len(points) > 1 and not curved:
        yield points


def _is_white(item: Any) -> bool:
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= 253
