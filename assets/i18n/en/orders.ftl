## Orders: prices, discounts, deposits.
