## Directories and settings of the office.
