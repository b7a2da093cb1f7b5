### People, signing in, rights.

refusal-not-allowed-review-senior = Only these roles may review churn as a senior operator: { $roles }.
refusal-not-allowed-review-quality = Only these roles may review churn as quality control: { $roles }.
refusal-not-allowed-review-credit = Only these roles may review churn as a credit controller: { $roles }.
refusal-not-allowed-close-addresses = Only these roles may close addresses: { $roles }.
refusal-not-allowed-adjust-containers = Only these roles may adjust containers: { $roles }.
refusal-not-allowed-collect-debts = Only these roles may see to debts: { $roles }.
refusal-not-allowed-read-history = Only these roles may read the history of the office: { $roles }.
