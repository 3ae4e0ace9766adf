"""Pages that ask nothing of the network: their style and script stand in them, and nothing else may load or run.

The content security policy allows the page's own style and script by their hashes and nothing else, so that even a hole
in the escaping of hostile article text could not run or load anything.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup


def read_asset(path: Path) -> Markup:
    """Read a style or script of ours, to stand in a page as it is."""
    return Markup(path.read_text(encoding="utf-8"))  # noqa: S704 - our own file, not input


def content_policy(style: str, script: str) -> str:
    """Write the content security policy of a page with this style and this script."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
