## How a row is handled: results of calls, churn.
