### Figures about churn.

reports-tab-churn = Churn
figures-reading = Counting churn: { $percent }%
figures-about = Who wanted to leave, who was won back, who was lost and why.
figures-empty-title = No churn in this period
figures-empty = Clients who were sent to churn review will appear here: the stage of the review, who was won back, who was lost.
figures-hint-scroll = scroll

figures-sent = Sent to churn review
figures-sent-note = in the period
figures-won = Won back
figures-won-note = back in work
figures-lost = Lost
figures-lost-note = address closed
figures-share = Share won back
figures-share-note = of finished reviews
figures-kept = Kept per month
figures-gone = Lost per month
figures-a-month = per month

figures-by-month = Won back and lost by month
figures-months = By month
figures-open = Under review now, by days at the stage
figures-times = Days a review stays at a stage
figures-by-reason = By reason
figures-by-hand = By the stage that decided
figures-worth-note = Kept and lost: how much the client bought per month on average in the last 90 days before churn.

figures-age = { $from }–{ $to } d
figures-age-more = > { $than } d
figures-days = { $count } d
figures-column-stage = Stage
figures-column-oldest = Oldest
figures-column-oldest-days = Oldest, days
figures-column-passed = Passed on
figures-column-median = Usually, days
figures-column-longest = Longest, days
figures-column-reason = Reason
figures-column-hand = Stage
figures-column-month = Month
figures-column-sent = Sent
figures-column-won = Won back
figures-column-lost = Lost
figures-column-share = Share
figures-column-kept = Kept, ₽
figures-column-gone = Lost, ₽
figures-column-kept-litres = Kept, L
figures-column-gone-litres = Lost, L

figures-operators = Operators’ work, by the senior operator’s verdicts
figures-operator-unknown = Not specified
figures-mismatches = Reason changed during the review
figures-column-operator = Operator
figures-column-violations = Violations
figures-column-praise = Praise
figures-column-faultless = No violations
figures-column-mismatches = Other reason
figures-column-mismatch = Before → after
figures-column-said = Reason before
figures-column-found = Reason after
figures-column-found-by = Changed by
figures-column-times = Times
