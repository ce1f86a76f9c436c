DROP INDEX "clocks_confirm";--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "pending" text;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "deferrals" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "returns" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "objected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "disagreed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "parent" uuid;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "status_before" text;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "rating" smallint;--> statement-breakpoint
CREATE INDEX "clocks_ends" ON "clocks" USING btree ("due_at") WHERE kind in ('confirm', 'info', 'deferred_until') and stopped_at is null;--> statement-breakpoint
CREATE INDEX "reports_parent" ON "reports" USING btree ("parent") WHERE parent is not null;--> statement-breakpoint
UPDATE "reports" SET "pending" = 'answer' WHERE "status" = 'answer_review';
