"""Streamlit's test runner, as the tests of pages use it: it looks for components among the installed packages once.

By itself it reads what every installed package says of itself anew for every page that is opened, which takes ten times as long as the page.
"""

from functools import cache

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

__all__ = ["AppTest"]

manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
