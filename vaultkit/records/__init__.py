"""What a note says, as typed records, and what in it could not be read, as problems."""
