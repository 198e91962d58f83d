"""The ranking of video pairs that the competition's score is computed from.

See docs/background/ranking.md.
"""

from __future__ import annotations

from .rank import RankStats, rank

__all__ = ["RankStats", "rank"]
