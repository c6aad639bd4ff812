import sys
from pathlib import Path

# Worker processes get the parent's sys.path, and import the fakes by name.
sys.path.insert(0, str(Path(__file__).parent))
