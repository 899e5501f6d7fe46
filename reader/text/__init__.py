"""Foreign text made safe, taken apart and laid out. Knows the model and nothing above it."""
