ALTER TABLE "reports" ADD COLUMN "due_provisional" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "reports" r SET "due_provisional" = true
  FROM "clocks" c
 WHERE c."report" = r."id" AND c."kind" IN ('answer', 'answer2', 'answer_return') AND c."provisional"
   AND c."due_at" = r."due_at";
