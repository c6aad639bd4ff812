"""Phrases that give an owner another role than the lead."""

from __future__ import annotations

import re

_SUPPORT = (
    r"(?:in|with)\s+(?:close\s+|full\s+)?(?:coordination|co-ordination|cooperation|co-operation|collaboration"
    r"|consultation|concert|partnership|conjunction"
    r"|association|tandem|liaison|concertation|articulation|interaction)\s+with"
    r"|(?:working\s+|acting\s+)?(?:jointly|together|alongside|side\s+by\s+side|hand\s+in\s+hand)\s+with|alongside"
    r"|(?:assisted|supported|backed|aided|helped)\s+by"
    r"|with\s+(?:the\s+)?(?:full\s+|active\s+)?(?:support|assistance|help|participation|involvement|input|backing"
    r"|cooperation|advice|aid|accompaniment)\s+(?:of|from)"
    r"|along\s+with|in\s+tandem\s+with|in\s+company\s+with|with\s+(?:the\s+)?accompaniment\s+of|w/(?=\s)"
    r"|(?:co-?ordinat(?:es?|ing)|work|explore|unify|discuss|consult|agree|liaise|team\s+up|sit\s+down|tak(?:e|es"
    r"|ing)\s+the\s+lead|join(?:s|ing)?\s+up)\s+with|working\s+with|joined\s+by|joins?\s+(?:hands|forces)\s+with"
)
_OVERSIGHT = (
    r"under\s+the\s+(?:direct\s+|overall\s+|general\s+)?(?:direction|supervision|guidance|leadership|oversight"
    r"|chairmanship|authority|control|lead|eye|eyes|watch)\s+of"
    r"|(?:supervised|overseen|directed)\s+by"
)

ROLE_MARKERS = re.compile(rf"\b(?:(?P<support>{_SUPPORT})|(?P<oversight>{_OVERSIGHT}))(?=\s)", re.IGNORECASE)
