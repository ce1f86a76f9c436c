CREATE TABLE "followers" (
	"report" uuid NOT NULL,
	"author" uuid NOT NULL,
	"device" text NOT NULL,
	"language" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "followers_report_author_pk" PRIMARY KEY("report","author")
);
--> statement-breakpoint
CREATE TABLE "supporters" (
	"report" uuid NOT NULL,
	"device" text NOT NULL,
	"account" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "supporters_report_device_pk" PRIMARY KEY("report","device")
);
--> statement-breakpoint
ALTER TABLE "followers" ADD CONSTRAINT "followers_author_authors_id_fk" FOREIGN KEY ("author") REFERENCES "public"."authors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supporters" ADD CONSTRAINT "supporters_account_authors_id_fk" FOREIGN KEY ("account") REFERENCES "public"."authors"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "followers_author" ON "followers" USING btree ("author");--> statement-breakpoint
CREATE UNIQUE INDEX "supporters_account" ON "supporters" USING btree ("account","report") WHERE account is not null;--> statement-breakpoint
CREATE INDEX "reports_near" ON "reports" USING gist ("place") WHERE status in ('moderation', 'needs_info', 'routed',
        'in_work', 'deferred', 'answer_review', 'reopened', 'merged') and published_at is not null and hidden_at is null
        and is_public;--> statement-breakpoint
-- by hand
-- Followers hear what strangers may know: of the report itself, and of the one that it was merged into.
CREATE OR REPLACE FUNCTION open_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO messages (event, report, contact, created_at, next_at)
  SELECT NEW.id, r.id, c.id, NEW.at, NEW.at
    FROM reports r
    JOIN contacts c ON c.author = r.author AND c.kind = 'email'
   WHERE r.id = NEW.report
  ON CONFLICT DO NOTHING;
  IF NEW.seen = 'all' AND NEW.name <> 'filed' THEN
    INSERT INTO messages (event, report, contact, created_at, next_at)
    SELECT NEW.id, r.id, c.id, NEW.at, NEW.at
      FROM reports r
      JOIN contacts c ON c.author = r.author AND c.kind = 'email'
     WHERE r.parent = NEW.report AND r.status = 'merged'
    ON CONFLICT DO NOTHING;
    INSERT INTO messages (event, report, contact, created_at, next_at)
    SELECT NEW.id, f.report, c.id, NEW.at, NEW.at
      FROM followers f
      JOIN contacts c ON c.author = f.author AND c.kind = 'email'
     WHERE f.report = NEW.report
        OR f.report IN (SELECT id FROM reports WHERE parent = NEW.report AND status = 'merged')
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
