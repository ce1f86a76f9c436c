CREATE TABLE "identities" (
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"author" uuid,
	"staff" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identities_provider_subject_pk" PRIMARY KEY("provider","subject"),
	CONSTRAINT "identities_whose" CHECK (num_nonnulls(author, staff) = 1)
);
--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_author_authors_id_fk" FOREIGN KEY ("author") REFERENCES "public"."authors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_staff_staff_id_fk" FOREIGN KEY ("staff") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identities_author" ON "identities" USING btree ("author");--> statement-breakpoint
CREATE INDEX "identities_staff" ON "identities" USING btree ("staff");