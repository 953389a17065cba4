"""Figures: a selection of commitments in, pictures with everything in their frame out.

``picture(dataset, selection, name)`` is all that callers need. A figure knows no clock and no chance: same data, same figure.
"""

from commitments.figures.canvas.look import FIXED, GROUNDS, SIZES
from commitments.figures.catalogue import CATALOGUE
from commitments.figures.figure import Figure
from commitments.figures.picture import Picture, picture

__all__ = ["CATALOGUE", "FIXED", "GROUNDS", "SIZES", "Figure", "Picture", "picture"]
