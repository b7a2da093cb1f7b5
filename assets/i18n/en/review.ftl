### Churn review.
