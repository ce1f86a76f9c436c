CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"person" uuid NOT NULL,
	"report" uuid NOT NULL,
	"reason" text NOT NULL,
	"rule" text NOT NULL,
	"clock" text,
	"run" integer NOT NULL,
	"due_at" timestamp with time zone,
	"instead_of" uuid[] DEFAULT '{}' NOT NULL,
	"bell" boolean NOT NULL,
	"by_mail" boolean NOT NULL,
	"letter" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "escalations" (
	"report" uuid NOT NULL,
	"kind" text NOT NULL,
	"run" smallint NOT NULL,
	"rule" text NOT NULL,
	"look_at" timestamp with time zone NOT NULL,
	CONSTRAINT "escalations_report_kind_run_rule_pk" PRIMARY KEY("report","kind","run","rule")
);
--> statement-breakpoint
CREATE TABLE "staff_letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person" uuid NOT NULL,
	"day" date,
	"state" text DEFAULT 'open' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"held_until" timestamp with time zone,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "escalation_rules" (
	"position" integer PRIMARY KEY NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "letters" text DEFAULT 'at_once' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "language" text DEFAULT 'ru' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "absent_from" date;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "absent_until" date;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "deputy" uuid;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_person_staff_id_fk" FOREIGN KEY ("person") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_letter_staff_letters_id_fk" FOREIGN KEY ("letter") REFERENCES "public"."staff_letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_letters" ADD CONSTRAINT "staff_letters_person_staff_id_fk" FOREIGN KEY ("person") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_once" ON "alerts" USING btree ("person","report","reason","rule","run");--> statement-breakpoint
CREATE INDEX "alerts_newest" ON "alerts" USING btree ("person","created_at","id") WHERE bell;--> statement-breakpoint
CREATE INDEX "alerts_unread" ON "alerts" USING btree ("person") WHERE bell and read_at is null;--> statement-breakpoint
CREATE INDEX "alerts_unmailed" ON "alerts" USING btree ("person") WHERE by_mail and letter is null;--> statement-breakpoint
CREATE INDEX "alerts_letter" ON "alerts" USING btree ("letter") WHERE letter is not null;--> statement-breakpoint
CREATE INDEX "alerts_tx" ON "alerts" USING btree ("tx");--> statement-breakpoint
CREATE INDEX "escalations_look" ON "escalations" USING btree ("look_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_letters_day" ON "staff_letters" USING btree ("person","day");--> statement-breakpoint
CREATE INDEX "staff_letters_due" ON "staff_letters" USING btree ("next_at") WHERE state = 'open';--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_deputy_staff_id_fk" FOREIGN KEY ("deputy") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
-- A city that was loaded before has no word of it: the default of the packs.
UPDATE "city" SET "data" = "data" || '{"dailyLetterAt": "08:30"}', "revision" = "revision" + 1;
