### The log of changes.
