"""What the site knows of the web and does not draw: settings, the shared data, the register of pages. Imports no Streamlit."""
