"""What is drawn with Streamlit: the page frame, filters, cards, tables, downloads, notices.

Text of the dataset goes to the browser only through ``markup.esc`` and ``st.html``, never through Markdown: what an editor typed
comes out as typed.
"""
