"""Measures the dashboard beside plain Streamlit: `make bench`."""
