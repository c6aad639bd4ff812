"""Alembic's migrations of the register, from its first version on."""
