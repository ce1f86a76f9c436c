CREATE TABLE "agencies" (
	"code" text PRIMARY KEY NOT NULL,
	"data" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "basemap" (
	"code" text PRIMARY KEY NOT NULL,
	"layer" text NOT NULL,
	"kind" text NOT NULL,
	"name" jsonb,
	"data" jsonb NOT NULL,
	"extent" double precision NOT NULL,
	"shape" geometry(Geometry, 4326) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"day" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"code" text PRIMARY KEY NOT NULL,
	"data" jsonb NOT NULL,
	"position" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "category_groups" (
	"code" text PRIMARY KEY NOT NULL,
	"data" jsonb NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "city" (
	"code" text PRIMARY KEY NOT NULL,
	"data" jsonb NOT NULL,
	"boundary" geometry(MultiPolygon, 4326) NOT NULL,
	"pack_version" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "houses" (
	"code" text PRIMARY KEY NOT NULL,
	"street" text NOT NULL,
	"number" text NOT NULL,
	"plate" text NOT NULL,
	"label" jsonb NOT NULL,
	"uk" text,
	"levels" integer,
	"flats" integer,
	"place" geometry(Point, 4326) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "objects" (
	"layer" text NOT NULL,
	"code" text NOT NULL,
	"label" jsonb NOT NULL,
	"search" text NOT NULL,
	"data" jsonb NOT NULL,
	"place" geometry(Point, 4326) NOT NULL,
	CONSTRAINT "objects_layer_code_pk" PRIMARY KEY("layer","code")
);
--> statement-breakpoint
CREATE TABLE "routing_rules" (
	"position" integer PRIMARY KEY NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_areas" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"service_type" text NOT NULL,
	"agency" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"version" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"area_square_meters" double precision NOT NULL,
	"shape" geometry(MultiPolygon, 4326) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_types" (
	"code" text PRIMARY KEY NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "streets" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"search" text NOT NULL,
	"shape" geometry(MultiLineString, 4326) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agency_channels" (
	"agency" text PRIMARY KEY NOT NULL,
	"webhook_url" text,
	"webhook_secret" text,
	"paused" boolean DEFAULT false NOT NULL,
	CONSTRAINT "agency_channels_signed" CHECK (webhook_url is null or webhook_secret is not null)
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"report" uuid NOT NULL,
	"agency" text NOT NULL,
	"route" integer NOT NULL,
	"channel" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"queued_at" timestamp with time zone,
	"held_until" timestamp with time zone,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"agency" text NOT NULL,
	"report" uuid NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "inbox_agency_report_pk" PRIMARY KEY("agency","report")
);
--> statement-breakpoint
CREATE TABLE "authors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"report" uuid NOT NULL,
	"purpose" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"address" text,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"author" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"data" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"roles" text[] NOT NULL,
	"agency" text,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_login_unique" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "clocks" (
	"report" uuid NOT NULL,
	"kind" text NOT NULL,
	"run" smallint NOT NULL,
	"term" jsonb,
	"provisional" boolean NOT NULL,
	"calendar_version" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"warn_at" timestamp with time zone NOT NULL,
	"last_hour_at" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"pauses" jsonb NOT NULL,
	"submitted_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	"satisfied_at" timestamp with time zone,
	"warning_found_at" timestamp with time zone,
	"last_hour_found_at" timestamp with time zone,
	"breach_found_at" timestamp with time zone,
	"mark_at" timestamp with time zone,
	CONSTRAINT "clocks_report_kind_run_pk" PRIMARY KEY("report","kind","run")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"report" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor" uuid,
	"from_status" text,
	"to_status" text NOT NULL,
	"agency" text NOT NULL,
	"seen" text NOT NULL,
	"words" uuid,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "photos" (
	"key" text PRIMARY KEY NOT NULL,
	"report" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" smallint NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"event" bigint,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" smallint NOT NULL,
	"sequence" integer NOT NULL,
	"category" text NOT NULL,
	"category_group" text NOT NULL,
	"emergency" boolean NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"agency" text NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"source" text NOT NULL,
	"is_public" boolean NOT NULL,
	"without_photo" boolean NOT NULL,
	"address" text,
	"house" text,
	"object_id" text,
	"place" geometry(Point, 4326),
	"details" jsonb NOT NULL,
	"author" uuid,
	"route" jsonb NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"hidden_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"next_clock" text,
	"next_due_at" timestamp with time zone,
	"next_warn_at" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"supporters" integer DEFAULT 0 NOT NULL,
	"redirects" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"client_key" uuid,
	"client_hash" text
);
--> statement-breakpoint
CREATE TABLE "words" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report" uuid NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_author_authors_id_fk" FOREIGN KEY ("author") REFERENCES "public"."authors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "basemap_shape" ON "basemap" USING gist ("shape");--> statement-breakpoint
CREATE INDEX "basemap_layer" ON "basemap" USING btree ("layer");--> statement-breakpoint
CREATE INDEX "houses_place" ON "houses" USING gist ("place");--> statement-breakpoint
CREATE INDEX "houses_place_meters" ON "houses" USING gist ((place::geography));--> statement-breakpoint
CREATE INDEX "houses_plate" ON "houses" USING btree ("street","plate");--> statement-breakpoint
CREATE INDEX "objects_search" ON "objects" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "objects_place_meters" ON "objects" USING gist ((place::geography));--> statement-breakpoint
CREATE INDEX "service_areas_shape" ON "service_areas" USING gist ("shape");--> statement-breakpoint
CREATE INDEX "service_areas_code" ON "service_areas" USING btree ("code");--> statement-breakpoint
CREATE INDEX "streets_shape" ON "streets" USING gist ("shape");--> statement-breakpoint
CREATE INDEX "streets_shape_meters" ON "streets" USING gist ((shape::geography));--> statement-breakpoint
CREATE INDEX "streets_search" ON "streets" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_once" ON "deliveries" USING btree ("report","agency","route","channel");--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("created_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "deliveries_dead" ON "deliveries" USING btree ("created_at") WHERE state = 'dead';--> statement-breakpoint
CREATE INDEX "inbox_unseen" ON "inbox" USING btree ("agency") WHERE seen_at is null;--> statement-breakpoint
CREATE INDEX "consents_report" ON "consents" USING btree ("report");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_value" ON "contacts" USING btree ("kind",lower("value"));--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "clocks_mark" ON "clocks" USING btree ("mark_at") WHERE mark_at is not null;--> statement-breakpoint
CREATE INDEX "clocks_confirm" ON "clocks" USING btree ("due_at") WHERE kind = 'confirm' and stopped_at is null;--> statement-breakpoint
CREATE INDEX "events_report" ON "events" USING btree ("report","id");--> statement-breakpoint
CREATE INDEX "events_tx" ON "events" USING btree ("tx","id");--> statement-breakpoint
CREATE INDEX "events_at" ON "events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "photos_report" ON "photos" USING btree ("report","position");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_number" ON "reports" USING btree ("year","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_client_key" ON "reports" USING btree ("client_key");--> statement-breakpoint
CREATE INDEX "reports_place" ON "reports" USING gist ("place");--> statement-breakpoint
CREATE INDEX "reports_published" ON "reports" USING btree ("registered_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE published_at is not null and hidden_at is null and is_public;--> statement-breakpoint
CREATE INDEX "reports_open_due" ON "reports" USING btree ("next_due_at") WHERE status not in ('rejected','merged','closed','withdrawn');--> statement-breakpoint
CREATE INDEX "reports_status" ON "reports" USING btree ("status","agency");--> statement-breakpoint
CREATE INDEX "reports_author" ON "reports" USING btree ("author");