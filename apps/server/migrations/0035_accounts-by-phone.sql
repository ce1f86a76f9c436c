CREATE TABLE "sms_days" (
	"day" date PRIMARY KEY NOT NULL,
	"sent" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_letters" RENAME COLUMN "email" TO "contact";--> statement-breakpoint
ALTER TABLE "codes" RENAME COLUMN "email" TO "contact";--> statement-breakpoint
DROP INDEX "account_letters_email";--> statement-breakpoint
DROP INDEX "codes_email";--> statement-breakpoint
DROP INDEX "contacts_author";--> statement-breakpoint
DROP INDEX "account_letters_due";--> statement-breakpoint
-- by hand: what was asked for until now is an e-mail
ALTER TABLE "account_letters" ADD COLUMN "contact_kind" text DEFAULT 'email' NOT NULL;--> statement-breakpoint
ALTER TABLE "account_letters" ALTER COLUMN "contact_kind" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "codes" ADD COLUMN "contact_kind" text DEFAULT 'email' NOT NULL;--> statement-breakpoint
ALTER TABLE "codes" ALTER COLUMN "contact_kind" DROP DEFAULT;--> statement-breakpoint
CREATE INDEX "account_letters_contact" ON "account_letters" USING btree ("contact");--> statement-breakpoint
CREATE INDEX "codes_contact" ON "codes" USING btree ("contact","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_of_author" ON "contacts" USING btree ("author","kind");--> statement-breakpoint
CREATE INDEX "account_letters_due" ON "account_letters" USING btree ("contact_kind","next_at") WHERE state = 'open';