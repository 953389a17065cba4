"""What pages are made of: head, filters, cards, tables, downloads, notices, written to Streamlit or to a plain HTML document.

Text of the dataset gets into HTML only through ``markup.markup``, which escapes it, and never through Markdown: what an editor typed
comes out as typed.
"""
