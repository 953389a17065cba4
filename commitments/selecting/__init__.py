"""A reader's choice: which rows it has, the sentence that says what they are, and its address."""
