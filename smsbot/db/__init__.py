"""What is remembered: tables, questions to them, and the engine underneath."""
