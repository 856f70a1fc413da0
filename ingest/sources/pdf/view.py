"""A page of pdfium as it is shown: points from its upper left corner, turned as the reader sees it."""

import pypdfium2


class View:
    """From the coordinates of the file to points from the upper left corner, turned as the page is shown."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        left, bottom, right, top = page.get_bbox()
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        self.turn = page.get_rotation()
        across, up = right - left, top - bottom
        self.width, self.height = (up, across) if self.turn in (90, 270) else (across, up)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the file stands on the page as shown."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Left, right, top and bottom of a box of the file."""
        if self.turn == 0:
            return x0 - self.left, x1 - self.left, self.top - y1, self.top - y0
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
