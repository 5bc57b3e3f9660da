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
    meant thurloe.event := NEW;
    hides boolean := false;
    undo record;
    undone bigint[] := '{}';
BEGIN
    IF pg_has_role(session_user, owner, 'MEMBER') THEN
        RETURN NEW;
    END IF;
    IF NEW.who <> session_user THEN
        RAISE EXCEPTION 'signed by %, but % is logged in', NEW.who, session_user
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    WHILE meant.kind = 'undo' LOOP
        SELECT * INTO meant FROM thurloe.event
        WHERE seq = (meant.body::json ->> 'event')::bigint AND seq < meant.seq;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'there is no such event to undo'
                USING ERRCODE = 'insufficient_privilege';
        END IF;
        hides := hides OR meant.kind = 'protect' OR meant.kind = 'account' AND EXISTS (
            SELECT FROM json_array_elements(meant.body::json -> 'speakers') AS speaker
            WHERE speaker ->> 'protected' = 'true'
        );
    END LOOP;
    IF meant.kind IN ('user', 'token') THEN
        RAISE EXCEPTION 'who may do what is for the owner of the case to say'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT hides THEN
        RETURN NEW;
    END IF;
    FOR undo IN
        SELECT seq, coalesce((body::json ->> 'event')::bigint, 0) AS event
        FROM thurloe.event WHERE kind = 'undo' ORDER BY seq DESC
    LOOP
        IF undo.seq <> ALL (undone) THEN
            undone := undone || undo.event;
        END IF;
    END LOOP;
    IF EXISTS (SELECT FROM thurloe.event WHERE kind = 'user' AND seq <> ALL (undone))
        AND 'keeper' IS DISTINCT FROM (
            SELECT body::json ->> 'role' FROM thurloe.event
            WHERE kind = 'user' AND body::json ->> 'name' = session_user AND seq <> ALL (undone)
            ORDER BY seq DESC LIMIT 1
        )
    THEN
        RAISE EXCEPTION 'to show a source that was hidden is for a keeper of sources'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END """,
}
"""What the triggers do: the bodies of their functions."""

PATH = "pg_catalog, pg_temp"
"""Where they look for names: what a writer calls like a table of the server is none of theirs."""

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
            f"CREATE FUNCTION thurloe.{name}() RETURNS trigger LANGUAGE plpgsql"
            f" SET search_path = {PATH} AS $${body}$$;\n"
            for name, body in FUNCTIONS.items()
        ),
        *(f"CREATE TRIGGER {name} {what};\n" for name, what in GUARDS.items()),
    )
).encode()

THERE = f"""
SELECT 'guard', tgname, split_part(pg_get_triggerdef(oid), 'CREATE TRIGGER ' || tgname || ' ', 2)
FROM pg_trigger WHERE tgrelid IN ('thurloe.event'::regclass, 'thurloe.blob'::regclass)
    AND tgenabled IN ('O', 'A') AND NOT tgisinternal
UNION ALL
SELECT 'function', proname, CASE WHEN lanname = 'plpgsql'
    AND proconfig = ARRAY['search_path={PATH}'] AND NOT prosecdef AND pronargs = 0
    THEN prosrc ELSE '' END
FROM pg_proc JOIN pg_language ON pg_language.oid = prolang
WHERE pronamespace = 'thurloe'::regnamespace
UNION ALL
SELECT 'rule', rulename, definition FROM pg_rules WHERE schemaname = 'thurloe'
UNION ALL
SELECT 'policy', relname, '' FROM pg_class
WHERE relnamespace = 'thurloe'::regnamespace AND relrowsecurity
""".encode()  # noqa: S608  constant
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
