"""The whole site as plain files, for any static host or none: the same pages as documents, with the data, pictures and feeds."""
