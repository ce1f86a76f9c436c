CREATE TABLE "account_letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"stale_at" timestamp with time zone,
	"state" text DEFAULT 'open' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"held_until" timestamp with time zone,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"email" text NOT NULL,
	"author" uuid,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"why" text NOT NULL,
	"reports" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consents" ALTER COLUMN "report" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "author" uuid;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "version" text;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "author_way" text DEFAULT 'anonymous' NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "disowned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_author_authors_id_fk" FOREIGN KEY ("author") REFERENCES "public"."authors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_letters_due" ON "account_letters" USING btree ("next_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "account_letters_email" ON "account_letters" USING btree ("email");--> statement-breakpoint
CREATE INDEX "codes_email" ON "codes" USING btree ("email","created_at");--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_author_authors_id_fk" FOREIGN KEY ("author") REFERENCES "public"."authors"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consents_author" ON "consents" USING btree ("author") WHERE author is not null;--> statement-breakpoint
-- by hand
UPDATE "reports" SET "author_way" = 'contact' WHERE "author" IS NOT NULL;--> statement-breakpoint
UPDATE "consents" SET "author" = "reports"."author" FROM "reports" WHERE "reports"."id" = "consents"."report" AND "reports"."author" IS NOT NULL;--> statement-breakpoint
UPDATE "city" SET "data" = jsonb_set("data" #- '{filing,account}', '{filing,mode}',
  CASE "data"#>>'{filing,account}' WHEN 'required' THEN '"account"'::jsonb ELSE '"open"'::jsonb END)
 WHERE "data"->'filing' ? 'account';
