ALTER TABLE "reports" ADD COLUMN "public_text" text;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "masks" jsonb;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "public_address" text;--> statement-breakpoint
ALTER TABLE "words" ADD COLUMN "public_text" text;--> statement-breakpoint
ALTER TABLE "words" ADD COLUMN "masks" jsonb;--> statement-breakpoint
-- by hand
-- The search of strangers finds by what strangers read. The condition is the one that it asks with.
DROP INDEX reports_words;
--> statement-breakpoint
CREATE INDEX reports_words ON reports USING gin (to_tsvector('russian', coalesce(public_text, text)))
  WHERE published_at IS NOT NULL AND hidden_at IS NULL AND is_public;
