import sys
from pathlib import Path

# The tests of the layout share builders of pages (`sheets`).
sys.path.insert(0, str(Path(__file__).parent))
