-- Drafts from before the first day that counts, and those of payments and visits that can no longer happen.
DELETE FROM drafts
WHERE kept_on < :first_day
   OR EXISTS (
       SELECT 1 FROM doors
       WHERE doors.id = drafts.key
         AND (
             (drafts.kind = 'payout' AND doors.state IN ('paid', 'returned', 'withdrawn'))
             OR (drafts.kind = 'non_payment' AND doors.state IN ('paid', 'returned'))
         )
   )
