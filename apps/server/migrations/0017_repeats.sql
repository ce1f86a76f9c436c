CREATE TABLE "repeats" (
	"report" uuid NOT NULL,
	"earlier" uuid NOT NULL,
	"declared" boolean DEFAULT false NOT NULL,
	"decision" text,
	CONSTRAINT "repeats_report_earlier_pk" PRIMARY KEY("report","earlier")
);
--> statement-breakpoint
CREATE INDEX "repeats_earlier" ON "repeats" USING btree ("earlier");--> statement-breakpoint
UPDATE "city" SET "data" = jsonb_set("data", '{repeats}', '{"windowDays": 60, "groupWindowDays": {"snow": 3}}'),
  "revision" = "revision" + 1
 WHERE NOT "data" ? 'repeats';
