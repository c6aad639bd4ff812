"""Many documents in one run: which files, under which names, by how many processes, with what outcome."""
