## The card of a client and an address.
