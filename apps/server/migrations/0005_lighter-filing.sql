DROP INDEX "events_at";--> statement-breakpoint
DROP INDEX "reports_client_key";--> statement-breakpoint
DROP INDEX "reports_author";--> statement-breakpoint
CREATE INDEX "events_at" ON "events" USING brin ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_client_key" ON "reports" USING btree ("client_key") WHERE client_key is not null;--> statement-breakpoint
CREATE INDEX "reports_author" ON "reports" USING btree ("author") WHERE author is not null;