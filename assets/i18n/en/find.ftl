## Search and duplicates.
