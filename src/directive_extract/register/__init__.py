"""The register: what is new, what is known, what has changed."""
