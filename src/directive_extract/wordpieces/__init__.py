"""What extraction and matching share of the sentence encoder: its word pieces and its word embeddings."""
