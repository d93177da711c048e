"""What there is to know at the bank: clients, identity levels, dispositions, and the ports that find them."""
