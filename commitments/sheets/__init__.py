"""Plan sheets: what a team needs on the table to work with a promise, and lists of one's own."""
