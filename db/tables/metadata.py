"""What the tables of statements belong to; the models have one of their own (`db.base`)."""

from db.naming import new_metadata

METADATA = new_metadata()
