"""What people say and what it means, as tables anyone can add a row to."""
