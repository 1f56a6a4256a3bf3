"""What the front desk does, one module for each thing it does."""
