CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor" uuid,
	"address" text,
	"action" text NOT NULL,
	"object_kind" text NOT NULL,
	"object" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "device" text;--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor","id");--> statement-breakpoint
CREATE INDEX "audit_object" ON "audit" USING btree ("object_kind","object","id");--> statement-breakpoint
CREATE INDEX "audit_action" ON "audit" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING brin ("at");--> statement-breakpoint
-- by hand
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- The application makes no tables and no sequences: the year's first number is made as the owner. Names are whole, so
-- that a table of a session's own cannot stand in the way.
CREATE OR REPLACE FUNCTION next_report_sequence(year integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  RETURN nextval(format('public.report_sequence_%s', year)::regclass);
EXCEPTION WHEN undefined_table THEN
  PERFORM pg_advisory_xact_lock(hashtext('report_sequence'), year);
  EXECUTE format('CREATE SEQUENCE IF NOT EXISTS public.report_sequence_%s AS integer', year);
  RETURN nextval(format('public.report_sequence_%s', year)::regclass);
END $$;
