"""What UK parties promised on health and care: the records, their checks, and what is computed from them.

The way of the data, which is also the order in which to read the folders::

    data/*.yaml -> reading/ (into the records of records/) -> dataset.py -> selecting/ -> tables/ -> figures/, downloads/
                                                                                       -> (components/, pages/)

Beside it: ``library.py`` follows a folder's changes and ``last_good.py`` outlives a restart; ``standing.py`` and ``describing.py`` say
things of single commitments, ``wording.py`` puts values in words, ``editing/`` and ``commands/`` are for editors. Nothing in this package
imports Streamlit, and no folder imports one further down the line. Reading, checking and selecting need PyYAML, pydantic, numpy,
rapidfuzz and pyspellchecker alone.
"""

# Of the code and, as they are released together, of the data: the date in data/site.yaml. `make release` writes it.
__version__ = "2026.11.29"
PROJECT = "Pledge to Plan"  # its name; site.yaml names the site that readers see
