"""Who may come in, from where, and what a browser may do with the answers."""
