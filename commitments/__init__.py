"""What UK parties promised on health and care: the records, their checks, and what is computed from them.

The way of the data, which is also the order in which to read the modules::

    data/*.yaml -> yaml_source -> reading -> library -> selection -> tables -> figures -> (components, pages)

Nothing in this package imports Streamlit, and no module imports one further down that line.
"""
