"""The tables of a case in PostgreSQL, and what the server itself holds everybody to."""

from __future__ import annotations

GUARDS = ("event_is_kept", "event_is_signed", "blob_is_kept")
"""The triggers that must be there: who writes can only append, and only in his own name."""

SCHEMA = b"""
CREATE SCHEMA thurloe;
CREATE TABLE thurloe.event (
    seq bigint PRIMARY KEY, at text NOT NULL, who text NOT NULL, because text NOT NULL,
    kind text NOT NULL, body text NOT NULL, before text NOT NULL, hash text NOT NULL UNIQUE
);
CREATE TABLE thurloe.blob (digest text PRIMARY KEY, data bytea NOT NULL);

CREATE FUNCTION thurloe.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log of a case only grows' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION thurloe.check_signature() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;

CREATE TRIGGER event_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON thurloe.event
    FOR EACH STATEMENT EXECUTE FUNCTION thurloe.refuse();
CREATE TRIGGER event_is_signed BEFORE INSERT ON thurloe.event
    FOR EACH ROW EXECUTE FUNCTION thurloe.check_signature();
CREATE TRIGGER blob_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON thurloe.blob
    FOR EACH STATEMENT EXECUTE FUNCTION thurloe.refuse();
"""
