### Money: debts, promises, the bank.
