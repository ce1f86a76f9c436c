CREATE TABLE "remarks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report" uuid NOT NULL,
	"device" text,
	"account" uuid,
	"at" timestamp with time zone NOT NULL,
	"text" text NOT NULL,
	"public_text" text,
	"masks" jsonb NOT NULL,
	"consent" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"reason_text" text,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"client_key" uuid,
	"client_hash" text,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "remark" uuid;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_account_authors_id_fk" FOREIGN KEY ("account") REFERENCES "public"."authors"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "remarks_report" ON "remarks" USING btree ("report","at");--> statement-breakpoint
CREATE INDEX "remarks_waiting" ON "remarks" USING btree ("report") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "remarks_account" ON "remarks" USING btree ("account") WHERE account is not null;--> statement-breakpoint
CREATE INDEX "remarks_tx" ON "remarks" USING btree ("tx");--> statement-breakpoint
CREATE UNIQUE INDEX "remarks_client_key" ON "remarks" USING btree ("client_key") WHERE client_key is not null;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_remark_remarks_id_fk" FOREIGN KEY ("remark") REFERENCES "public"."remarks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "photos_remark" ON "photos" USING btree ("remark") WHERE remark is not null;