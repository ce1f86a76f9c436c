-- Nobody wrote down how these were opened: their people sign in again.
DELETE FROM "sessions";--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "staff" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "author" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "way" text NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "created_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" text NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_author_authors_id_fk" FOREIGN KEY ("author") REFERENCES "public"."authors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_staff" ON "sessions" USING btree ("staff");--> statement-breakpoint
CREATE INDEX "sessions_author" ON "sessions" USING btree ("author");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_whose" CHECK (num_nonnulls(staff, author) = 1);