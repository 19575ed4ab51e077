"""Whether an attribution denies or gives no answer, as it is marked or labelled."""

KINDS = ["neither", "denial", "decline"]
KIND_OF_ACT = {
    "deny": ["denial"], "partly_deny": ["denial"],
    "decline": ["decline"], "no_reply": ["decline"], "no_comment_yet": ["decline"],
}


def kind(attribution):
    """The number of what it does: by its marks, or by the act it is labelled with."""
    names = attribution.get("classes") or KIND_OF_ACT.get(attribution.get("act"), ())
    return next((number for number, name in enumerate(KINDS) if name in names), 0)
