"""The tables of a case in PostgreSQL, and what the server itself holds everybody to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

GUARDS = {
    "event_is_kept": "BEFORE DELETE OR UPDATE OR TRUNCATE ON thurloe.event FOR EACH STATEMENT"
    " EXECUTE FUNCTION thurloe.refuse()",
    "event_is_signed": "BEFORE INSERT ON thurloe.event FOR EACH ROW"
    " EXECUTE FUNCTION thurloe.check_signature()",
    "blob_is_kept": "BEFORE DELETE OR UPDATE OR TRUNCATE ON thurloe.blob FOR EACH STATEMENT"
    " EXECUTE FUNCTION thurloe.refuse()",
}
"""The triggers that must be there: who writes can only append, and only in his own name.

Each as the server itself writes it (`pg_get_triggerdef`).
"""

FUNCTIONS = {
    "refuse": """
BEGIN
    RAISE EXCEPTION 'the log of a case only grows' USING ERRCODE = 'insufficient_privilege';
END """,
    "check_signature": """
DECLARE
    owner oid := (SELECT relowner FROM pg_class WHERE oid = TG_RELID);
    kinds text[] := ARRAY['user', 'token'];
BEGIN
    IF pg_has_role(session_user, owner, 'MEMBER') THEN
        RETURN NEW;
    END IF;
    IF NEW.who <> session_user THEN
        RAISE EXCEPTION 'signed by %, but % is logged in', NEW.who, session_user
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (
        WITH RECURSIVE meant AS (
            SELECT NEW.kind AS kind, NEW.body AS body
            UNION ALL
            SELECT event.kind, event.body
            FROM meant JOIN thurloe.event ON meant.kind = 'undo'
            WHERE event.seq = (meant.body::json ->> 'event')::bigint
        )
        SELECT FROM meant WHERE kind = ANY (kinds)
    ) THEN
        RAISE EXCEPTION 'who may do what is for the owner of the case to say'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END """,
}
"""What the triggers do: the bodies of their functions."""

_TABLES = """
CREATE SCHEMA thurloe;
CREATE TABLE thurloe.event (
    seq bigint PRIMARY KEY, at text NOT NULL, who text NOT NULL, because text NOT NULL,
    kind text NOT NULL, body text NOT NULL, before text NOT NULL, hash text NOT NULL UNIQUE
);
CREATE TABLE thurloe.blob (digest text PRIMARY KEY, data bytea NOT NULL);
"""

SCHEMA = "".join(
    (
        _TABLES,
        *(
            f"CREATE FUNCTION thurloe.{name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$;\n"
            for name, body in FUNCTIONS.items()
        ),
        *(f"CREATE TRIGGER {name} {what};\n" for name, what in GUARDS.items()),
    )
).encode()

THERE = b"""
SELECT 'guard', tgname, split_part(pg_get_triggerdef(oid), 'CREATE TRIGGER ' || tgname || ' ', 2)
FROM pg_trigger WHERE tgrelid IN ('thurloe.event'::regclass, 'thurloe.blob'::regclass)
    AND tgenabled IN ('O', 'A') AND NOT tgisinternal
UNION ALL
SELECT 'function', proname, CASE WHEN lanname = 'plpgsql' AND proconfig IS NULL
    AND NOT prosecdef AND pronargs = 0 THEN prosrc ELSE '' END
FROM pg_proc JOIN pg_language ON pg_language.oid = prolang
WHERE pronamespace = 'thurloe'::regnamespace
UNION ALL
SELECT 'rule', rulename, definition FROM pg_rules WHERE schemaname = 'thurloe'
UNION ALL
SELECT 'policy', relname, '' FROM pg_class
WHERE relnamespace = 'thurloe'::regnamespace AND relrowsecurity
"""
"""What acts in the schema of a case by itself: its kind, its name and what it does."""


def guard_faults(there: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """What of the guards is gone or does something else, and what acts there besides, in words."""
    wanted: Mapping[tuple[str, str], str] = {
        **{("guard", name): what for name, what in GUARDS.items()},
        **{("function", name): what for name, what in FUNCTIONS.items()},
    }
    found = {(kind, name): what for kind, name, what in there}
    for (kind, name), what in wanted.items():
        if (kind, name) not in found:
            yield f"its {kind} {name} was taken away"
        elif found[kind, name] != what:
            yield f"its {kind} {name} was changed"
    for kind, name in sorted(found.keys() - wanted.keys()):
        yield f"it has a {kind} {name}, which no case has"
