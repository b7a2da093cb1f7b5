### Figures about churn.
