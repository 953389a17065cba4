"""The records of the dataset as they are written: their fields, the closed lists of words, and the rule of each value."""
