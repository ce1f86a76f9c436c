CREATE TABLE "fresh_news" (
	"event" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "news_items" (
	"subscription" uuid NOT NULL,
	"event" bigint NOT NULL,
	"letter" uuid,
	CONSTRAINT "news_items_subscription_event_pk" PRIMARY KEY("subscription","event")
);
--> statement-breakpoint
CREATE TABLE "news_letters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"author" uuid NOT NULL,
	"event" bigint,
	"day" date,
	"asks" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"held_until" timestamp with time zone,
	"next_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"invited_at" timestamp with time zone,
	CONSTRAINT "news_letters_what" CHECK (num_nonnulls(event, day, asks) = 1)
);
--> statement-breakpoint
CREATE TABLE "news_refusals" (
	"author" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"author" uuid NOT NULL,
	"subject" jsonb NOT NULL,
	"tells" text[] NOT NULL,
	"pace" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "news_items" ADD CONSTRAINT "news_items_subscription_subscriptions_id_fk" FOREIGN KEY ("subscription") REFERENCES "public"."subscriptions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_items" ADD CONSTRAINT "news_items_letter_news_letters_id_fk" FOREIGN KEY ("letter") REFERENCES "public"."news_letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_letters" ADD CONSTRAINT "news_letters_author_authors_id_fk" FOREIGN KEY ("author") REFERENCES "public"."authors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_letters" ADD CONSTRAINT "news_letters_asks_subscriptions_id_fk" FOREIGN KEY ("asks") REFERENCES "public"."subscriptions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_refusals" ADD CONSTRAINT "news_refusals_author_authors_id_fk" FOREIGN KEY ("author") REFERENCES "public"."authors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_author_authors_id_fk" FOREIGN KEY ("author") REFERENCES "public"."authors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "news_items_letter" ON "news_items" USING btree ("letter");--> statement-breakpoint
CREATE INDEX "news_items_waiting" ON "news_items" USING btree ("subscription") WHERE letter is null;--> statement-breakpoint
CREATE UNIQUE INDEX "news_letters_event" ON "news_letters" USING btree ("author","event");--> statement-breakpoint
CREATE UNIQUE INDEX "news_letters_day" ON "news_letters" USING btree ("author","day");--> statement-breakpoint
CREATE UNIQUE INDEX "news_letters_asks" ON "news_letters" USING btree ("asks");--> statement-breakpoint
CREATE INDEX "news_letters_due" ON "news_letters" USING btree ("next_at") WHERE state = 'open' and next_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_once" ON "subscriptions" USING btree ("author","subject");--> statement-breakpoint
-- by hand
-- What strangers may know of a report that they see: who is told of it, the worker decides. Nobody follows: nothing is kept.
CREATE FUNCTION open_news() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.fresh_news (event)
  SELECT NEW.id
    FROM public.reports r
   WHERE r.id = NEW.report AND r.is_public AND r.published_at IS NOT NULL AND r.hidden_at IS NULL
     AND EXISTS (SELECT FROM public.subscriptions);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER events_news AFTER INSERT ON events FOR EACH ROW
  WHEN (NEW.seen = 'all' AND NEW.name <> 'filed') EXECUTE FUNCTION open_news();
