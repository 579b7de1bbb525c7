"""What each budget of the design is measured with; `python3 kit.py bench` runs all of it."""
