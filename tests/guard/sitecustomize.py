"""Imported by Python itself at the start of every process whose ``PYTHONPATH`` names this folder; see keep_out.py."""

import keep_out  # noqa: F401
