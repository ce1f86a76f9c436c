CREATE TABLE "map_changes" (
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"year" smallint,
	"sequence" integer
);
--> statement-breakpoint
CREATE INDEX "map_changes_tx" ON "map_changes" USING btree ("tx");--> statement-breakpoint
-- by hand
-- What the map shows of a report is as the row says, whoever changed it and whether or not the history has a word of it.
CREATE FUNCTION note_map_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    INSERT INTO map_changes DEFAULT VALUES;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO map_changes (year, sequence) VALUES (OLD.year, OLD.sequence);
  ELSE
    INSERT INTO map_changes (year, sequence) VALUES (NEW.year, NEW.sequence);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reports_map_insert AFTER INSERT ON reports FOR EACH ROW
  WHEN (NEW.published_at IS NOT NULL AND NEW.hidden_at IS NULL AND NEW.is_public)
  EXECUTE FUNCTION note_map_change();
--> statement-breakpoint
-- Places are compared as text: a dump is restored without a search path, and geometries have operators of a schema.
CREATE TRIGGER reports_map_update AFTER UPDATE ON reports FOR EACH ROW
  WHEN (((OLD.published_at IS NOT NULL AND OLD.hidden_at IS NULL AND OLD.is_public)
      OR (NEW.published_at IS NOT NULL AND NEW.hidden_at IS NULL AND NEW.is_public))
    AND (OLD.published_at IS NULL, OLD.hidden_at IS NULL, OLD.is_public, OLD.place::text, OLD.status, OLD.category,
         OLD.category_group, OLD.agency, OLD.registered_at, OLD.due_at, OLD.answered_at IS NULL, OLD.supporters > 0)
      IS DISTINCT FROM
        (NEW.published_at IS NULL, NEW.hidden_at IS NULL, NEW.is_public, NEW.place::text, NEW.status, NEW.category,
         NEW.category_group, NEW.agency, NEW.registered_at, NEW.due_at, NEW.answered_at IS NULL, NEW.supporters > 0))
  EXECUTE FUNCTION note_map_change();
--> statement-breakpoint
CREATE TRIGGER reports_map_delete AFTER DELETE ON reports FOR EACH ROW
  WHEN (OLD.published_at IS NOT NULL AND OLD.hidden_at IS NULL AND OLD.is_public)
  EXECUTE FUNCTION note_map_change();
--> statement-breakpoint
CREATE TRIGGER reports_map_truncate AFTER TRUNCATE ON reports FOR EACH STATEMENT
  EXECUTE FUNCTION note_map_change();
--> statement-breakpoint
-- Whoever mends rows with triggers switched off changes the map all the same.
ALTER TABLE reports ENABLE ALWAYS TRIGGER reports_map_insert;
--> statement-breakpoint
ALTER TABLE reports ENABLE ALWAYS TRIGGER reports_map_update;
--> statement-breakpoint
ALTER TABLE reports ENABLE ALWAYS TRIGGER reports_map_delete;
--> statement-breakpoint
ALTER TABLE reports ENABLE ALWAYS TRIGGER reports_map_truncate;
