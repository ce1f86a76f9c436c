ALTER TABLE "alerts" ALTER COLUMN "report" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "proposal" uuid;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_proposal_staff_proposals_id_fk" FOREIGN KEY ("proposal") REFERENCES "public"."staff_proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_once_proposal" ON "alerts" USING btree ("person","proposal","reason") WHERE proposal is not null;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_about" CHECK (num_nonnulls(report, proposal) = 1);