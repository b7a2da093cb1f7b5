## Calls, tasks by hand, absence.
