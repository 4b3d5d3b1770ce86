"""How long a full room waits: `make bench`."""
