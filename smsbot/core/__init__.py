"""What the front desk knows and decides: pure, without input or output, clock or chance."""
