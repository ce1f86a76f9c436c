CREATE TABLE "message_stops" (
	"contact" uuid NOT NULL,
	"report" uuid NOT NULL,
	"why" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_stops_contact_report_pk" PRIMARY KEY("contact","report")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event" bigint NOT NULL,
	"report" uuid NOT NULL,
	"contact" uuid NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"kind" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"held_until" timestamp with time zone,
	"invited_at" timestamp with time zone,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "message_stops" ADD CONSTRAINT "message_stops_contact_contacts_id_fk" FOREIGN KEY ("contact") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_contact_contacts_id_fk" FOREIGN KEY ("contact") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_once" ON "messages" USING btree ("event","contact");--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("next_at") WHERE state = 'open' and next_at is not null;--> statement-breakpoint
CREATE INDEX "messages_unsent" ON "messages" USING btree ("state") WHERE state in ('open', 'dead');--> statement-breakpoint
CREATE INDEX "messages_contact" ON "messages" USING btree ("contact","report");--> statement-breakpoint
CREATE INDEX "contacts_author" ON "contacts" USING btree ("author");--> statement-breakpoint
-- A message is due as surely as its event has happened: both are one transaction, whoever wrote the event. What it
-- says, and whether it says anything, is decided when it is sent. People whose report was merged hear of the other.
CREATE FUNCTION open_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO messages (event, report, contact, created_at, next_at)
  SELECT NEW.id, r.id, c.id, NEW.at, NEW.at
    FROM reports r
    JOIN contacts c ON c.author = r.author AND c.kind = 'email'
   WHERE r.id = NEW.report OR (r.parent = NEW.report AND r.status = 'merged' AND NEW.seen = 'all')
   ORDER BY r.id = NEW.report DESC
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER events_open_messages AFTER INSERT ON events
  FOR EACH ROW WHEN (NEW.seen <> 'staff') EXECUTE FUNCTION open_messages();
