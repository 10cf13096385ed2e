"""The store: base types, tables, migrations, queries that give domain values, and the one way to write."""
