ALTER TABLE "clocks" ADD COLUMN "stopped_by" text;--> statement-breakpoint
-- What ended earlier clocks stands in the history, at the very instant of their end.
UPDATE "clocks" c SET "stopped_by" = e."name"
  FROM "events" e
 WHERE e."report" = c."report" AND e."at" = c."stopped_at"
   AND e."name" NOT IN ('warned', 'last_hour', 'breached', 'recomputed', 'handed_over');--> statement-breakpoint
-- Sources come with the next load of the pack; until then all reports go by their categories.
UPDATE "city" SET "data" = "data" || '{"sources": []}' WHERE NOT "data" ? 'sources';
