DROP INDEX "messages_once";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "remark" uuid;--> statement-breakpoint
ALTER TABLE "remarks" ADD COLUMN "language" text DEFAULT 'ru' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_remark_remarks_id_fk" FOREIGN KEY ("remark") REFERENCES "public"."remarks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_remark" ON "messages" USING btree ("remark") WHERE remark is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_once" ON "messages" USING btree ("event","contact") WHERE remark is null;
--> statement-breakpoint
-- by hand
-- What its author took back is hidden from strangers, as a report that a moderator hides.
UPDATE reports SET hidden_at = closed_at WHERE status = 'withdrawn' AND hidden_at IS NULL;
