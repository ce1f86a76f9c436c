CREATE INDEX "reports_near" ON "reports" USING gist ("place") WHERE status in ('moderation', 'needs_info', 'routed',
        'in_work', 'deferred', 'answer_review', 'reopened', 'merged') and published_at is not null and hidden_at is null
        and is_public;