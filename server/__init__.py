"""What a public site needs around the pages: addresses for machines, headers, compression, health, a log. See ``serve.py``."""
