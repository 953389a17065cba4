"""The data for others to take: files of a selection, everything as a data package, the corrections as a feed."""
