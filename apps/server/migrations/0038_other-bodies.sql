CREATE TABLE "other_bodies" (
	"code" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"data" jsonb NOT NULL,
	"shape" geometry(MultiPolygon, 4326)
);
--> statement-breakpoint
CREATE INDEX "other_bodies_shape" ON "other_bodies" USING gist ("shape");