## Deliveries of a day: runs, route sheets, the evening.
