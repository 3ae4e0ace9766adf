"""Records of many articles to one bilingual registry: keys, scores, clusters, permanent ids, settled values.

``merge`` is the way in. Language knowledge and weights are data files in ``data/``.
"""

from pipeline.merge.clusters import Decision
from pipeline.merge.engine import VERSION, MergeResult, merge
from pipeline.merge.identity import IdLedger, IdRow
from pipeline.merge.scoring import Reason, Verdict

__all__ = ["VERSION", "Decision", "IdLedger", "IdRow", "MergeResult", "Reason", "Verdict", "merge"]
