import sys
from pathlib import Path

# The tests of PDF share a maker of small files (`making`).
sys.path.insert(0, str(Path(__file__).parent))
