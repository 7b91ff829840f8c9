"""What always holds, whoever met whom: name, and the query whose rows would belie it. For PostgreSQL and SQLite."""

from django.db import connection

INVARIANTS = {
    "what is in the bin waits for no validation": """
        SELECT s.id FROM publication_submission s JOIN itc_spaces_placement p ON p.page_id = s.page_id
        WHERE s.state = 'PENDING' AND p.binned_at IS NOT NULL""",
    "what waits for validation is shared": """
        SELECT s.id FROM publication_submission s JOIN itc_spaces_placement p ON p.page_id = s.page_id
        WHERE s.state = 'PENDING' AND p.shared_at IS NULL""",
    "what is shared is live, and the reverse": """
        SELECT w.id FROM wagtailcore_page w JOIN itc_spaces_placement p ON p.page_id = w.id
        WHERE w.live <> (p.shared_at IS NOT NULL)""",
    "a resource has one placement, in the space above it": """
        SELECT w.id FROM wagtailcore_page w LEFT JOIN itc_spaces_placement p ON p.page_id = w.id
        LEFT JOIN wagtailcore_page s ON s.id = p.space_id
        WHERE w.depth = 4 AND (s.path IS NULL OR substr(w.path, 1, length(s.path)) <> s.path)""",
    "no save is written over: a page is at its newest revision": """
        SELECT p.id, newest.id FROM wagtailcore_page p JOIN (
            SELECT r.object_id, max(r.id) AS id FROM wagtailcore_revision r
            JOIN django_content_type t ON t.id = r.base_content_type_id
            WHERE t.app_label = 'wagtailcore' AND t.model = 'page' GROUP BY r.object_id) newest
        ON newest.object_id = CAST(p.id AS varchar(255)) WHERE p.latest_revision_id <> newest.id""",
    "a thematic's resources are of its space": """
        SELECT p.id FROM itc_spaces_placement p JOIN itc_spaces_thematic t ON t.id = p.thematic_id
        WHERE t.space_id <> p.space_id""",
    "only what is in a thematic is opened to those invited": """
        SELECT id FROM itc_spaces_placement WHERE open_to_experts AND thematic_id IS NULL""",
    "a page has as many children as it says": """
        SELECT p.id FROM wagtailcore_page p LEFT JOIN (
            SELECT substr(path, 1, length(path) - 4) AS above, count(*) AS number FROM wagtailcore_page
            GROUP BY substr(path, 1, length(path) - 4)) c ON c.above = p.path
        WHERE p.numchild <> coalesce(c.number, 0)""",
    "what was reused says what it came from": """
        SELECT l.page_id FROM wagtailcore_pagelogentry l WHERE l.action = 'itc.reused'
        AND NOT EXISTS (SELECT 1 FROM knowledge_reuse r WHERE r.adaptation_id = l.page_id)""",
    "a form makes one page, which is credited": """
        SELECT k.id FROM knowledge_startkey k
        WHERE NOT EXISTS (SELECT 1 FROM knowledge_credit c WHERE c.page_id = k.page_id)""",
    "a seat that ended keeps nobody": """
        SELECT m.id FROM itc_spaces_membership m JOIN itc_spaces_seat s ON s.id = m.seat_id
        WHERE s.ended_at IS NOT NULL AND m.ended_at IS NULL AND m.ends_on IS NULL""",
    "a seat that ended keeps no mandate": """
        SELECT m.id FROM itc_spaces_mandate m JOIN itc_spaces_seat s ON s.id = m.seat_id
        WHERE s.ended_at IS NOT NULL AND m.ended_at IS NULL AND m.ends_on IS NULL""",
    "a seat that ended invites nobody": """
        SELECT i.id FROM membership_invitation i JOIN itc_spaces_seat s ON s.id = i.seat_id
        WHERE s.ended_at IS NOT NULL AND i.used_at IS NULL AND i.revoked_at IS NULL""",
    "a seat has one holder": """
        SELECT seat_id FROM itc_spaces_membership WHERE role = 'HOLDER' AND ended_at IS NULL AND ends_on IS NULL
        GROUP BY seat_id HAVING count(*) > 1""",
    "a seat has one mode at a time": """
        SELECT seat_id FROM itc_spaces_seatmode WHERE ended_at IS NULL AND ends_on IS NULL
        GROUP BY seat_id HAVING count(*) <> 1""",
    "one seat of a space has a mandate": """
        SELECT s.space_id, m.kind FROM itc_spaces_mandate m JOIN itc_spaces_seat s ON s.id = m.seat_id
        WHERE m.ended_at IS NULL AND m.ends_on IS NULL GROUP BY s.space_id, m.kind HAVING count(*) > 1""",
    "an invitation to a seat that served seated somebody": """
        SELECT i.id FROM membership_invitation i WHERE i.used_at IS NOT NULL AND i.seat_id IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM itc_spaces_membership m WHERE m.seat_id = i.seat_id AND m.user_id = i.used_by_id)""",
    "an invitation to an office that served gave one": """
        SELECT i.id FROM membership_invitation i WHERE i.used_at IS NOT NULL AND i.department_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM itc_spaces_office o
            WHERE o.department_id = i.department_id AND o.user_id = i.used_by_id)""",
    "an invitation that served was not cancelled": """
        SELECT id FROM membership_invitation WHERE used_at IS NOT NULL AND revoked_at IS NOT NULL""",
    "an invitation to a thematic ends in one way": """
        SELECT id FROM thematics_thematicinvitation WHERE CASE WHEN used_at IS NULL THEN 0 ELSE 1 END
        + CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END + CASE WHEN declined_at IS NULL THEN 0 ELSE 1 END > 1""",
    "an invitation to a thematic that served gave an access": """
        SELECT i.id FROM thematics_thematicinvitation i WHERE i.used_at IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM itc_spaces_grant g WHERE g.content_object_id = i.thematic_id AND g.user_id = i.used_by_id)""",
    "a thematic that is not open gives nobody access": """
        SELECT g.id FROM itc_spaces_grant g JOIN itc_spaces_thematic t ON t.id = g.content_object_id
        WHERE t.state <> 'OPEN' AND g.ended_at IS NULL""",
    "a thematic that is over invites nobody": """
        SELECT i.id FROM thematics_thematicinvitation i JOIN itc_spaces_thematic t ON t.id = i.thematic_id
        WHERE t.state IN ('CLOSED', 'ABANDONED')
        AND i.used_at IS NULL AND i.revoked_at IS NULL AND i.declined_at IS NULL""",
    "access ends with its thematic": """
        SELECT g.id FROM itc_spaces_grant g JOIN itc_spaces_thematic t ON t.id = g.content_object_id
        WHERE g.ended_at IS NULL AND g.ends_on > t.closes_on""",
    "a thematic closes with a bilan that is not in the bin when it does": """
        SELECT o.id FROM knowledge_thematicoutcome o JOIN itc_spaces_placement p ON p.page_id = o.report_id
        JOIN thematics_thematicchange c ON c.thematic_id = o.thematic_id AND c.became = 'CLOSED'
        WHERE p.binned_at < c.at""",
    "nobody writes in a thematic once their access ended": """
        SELECT c.id FROM discussion_contribution c JOIN itc_spaces_grant g
            ON g.content_object_id = c.thematic_id AND g.user_id = c.author_id
        WHERE g.ended_at < c.created_at""",
    "nobody writes in a space once their seat ended": """
        SELECT c.id FROM discussion_contribution c JOIN itc_spaces_seat s ON s.space_id = c.space_id
        JOIN itc_spaces_membership m ON m.seat_id = s.id AND m.user_id = c.author_id
        WHERE m.ended_at < c.created_at AND NOT EXISTS (
            SELECT 1 FROM itc_spaces_membership n JOIN itc_spaces_seat t ON t.id = n.seat_id
            WHERE n.user_id = m.user_id AND t.space_id = s.space_id AND n.ended_at IS NULL)""",
    "nobody writes in a space once it closed": """
        SELECT c.id FROM discussion_contribution c JOIN itc_spaces_spacerecord r ON r.space_id = c.space_id
        WHERE r.closed_at < c.created_at""",
    "nobody saves, shares or submits once their seat ended": """
        SELECT l.id FROM wagtailcore_pagelogentry l JOIN itc_spaces_placement p ON p.page_id = l.page_id
        JOIN itc_spaces_seat s ON s.space_id = p.space_id
        JOIN itc_spaces_membership m ON m.seat_id = s.id AND m.user_id = l.user_id
        WHERE m.ended_at < l.timestamp AND l.action IN ('itc.saved', 'itc.shared', 'itc.shared_network', 'itc.credited')
        AND l.data ->> 'named' IS NULL -- one's own name stays one's own
        AND NOT EXISTS (
            SELECT 1 FROM itc_spaces_membership n JOIN itc_spaces_seat t ON t.id = n.seat_id
            WHERE n.user_id = m.user_id AND t.space_id = s.space_id AND n.ended_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM itc_spaces_office o WHERE o.user_id = l.user_id)""",
    "what is accepted has its edition, and nothing else has": """
        SELECT id FROM publication_submission WHERE (state = 'ACCEPTED') <> (edition_id IS NOT NULL)""",
    "a page waits with one submission": """
        SELECT page_id FROM publication_submission WHERE state = 'PENDING' GROUP BY page_id HAVING count(*) > 1""",
    "a step answers once": """
        SELECT submission_id, step_id FROM publication_verdict GROUP BY submission_id, step_id HAVING count(*) > 1""",
    "what is accepted was, by its last step": """
        SELECT s.id FROM publication_submission s WHERE s.state = 'ACCEPTED' AND NOT EXISTS (
            SELECT 1 FROM publication_verdict v
            WHERE v.submission_id = s.id AND v.step_id = s.step_id AND v.decision = 'ACCEPT')""",
    "nobody decides once their office ended": """
        SELECT v.id FROM publication_verdict v JOIN itc_spaces_office o ON o.user_id = v.decided_by_id
        WHERE o.ended_at < v.decided_at""",
    "a meeting's chair and secretary are those whose turn stands": """
        SELECT t.id FROM meetings_turn t JOIN meetings_meeting m ON m.id = t.meeting_id
        WHERE t.state IN ('PROPOSED', 'ACCEPTED')
        AND coalesce(CASE WHEN t.duty = 'CHAIR' THEN m.chair_seat_id ELSE m.secretary_seat_id END, 0) <> t.seat_id""",
    "nobody answers once they are not expected": """
        SELECT id FROM meetings_convocation WHERE answered_at > withdrawn_at""",
    "what is answered says when, and nothing else does": """
        SELECT c.id FROM meetings_convocation c WHERE (c.answer = 'WAITING') <> (c.answered_at IS NULL)""",
    "no seat is asked both duties of a meeting, unless somebody gives it the second one": """
        SELECT a.meeting_id FROM meetings_turn a JOIN meetings_turn b ON b.meeting_id = a.meeting_id
        AND b.seat_id = a.seat_id AND b.duty > a.duty
        WHERE a.state IN ('PROPOSED', 'ACCEPTED') AND b.state IN ('PROPOSED', 'ACCEPTED')
        AND NOT EXISTS (SELECT 1 FROM wagtailcore_modellogentry l WHERE l.action = 'itc.turn_given'
            AND l.object_id IN (CAST(a.id AS varchar(255)), CAST(b.id AS varchar(255))))""",
    "nothing is asked or answered once a meeting is cancelled": """
        SELECT l.object_id FROM wagtailcore_modellogentry l WHERE l.action = 'itc.meeting_cancelled' AND (
        EXISTS (SELECT 1 FROM meetings_convocation c
            WHERE CAST(c.meeting_id AS varchar(255)) = l.object_id AND c.answered_at > l.timestamp)
        OR EXISTS (SELECT 1 FROM meetings_turn t
            WHERE CAST(t.meeting_id AS varchar(255)) = l.object_id AND t.proposed_at > l.timestamp))""",
    "all who were expected at what is cancelled are told why": """
        SELECT c.id FROM wagtailcore_modellogentry l JOIN meetings_convocation c
            ON CAST(c.meeting_id AS varchar(255)) = l.object_id
        WHERE l.action = 'itc.meeting_cancelled' AND c.withdrawn_at > l.timestamp""",
    "a meeting is cancelled once": """
        SELECT object_id FROM wagtailcore_modellogentry WHERE action = 'itc.meeting_cancelled'
        GROUP BY object_id HAVING count(*) > 1""",
    "nobody does anything to the meetings of an ITC once it closed": """
        SELECT l.id FROM wagtailcore_modellogentry l
        JOIN django_content_type t ON t.id = l.content_type_id AND t.app_label = 'meetings' AND t.model = 'meeting'
        JOIN meetings_meeting m ON CAST(m.id AS varchar(255)) = l.object_id
        JOIN itc_spaces_spacerecord r ON r.space_id = m.space_id
        WHERE l.user_id IS NOT NULL AND l.timestamp > r.closed_at""",
    "a meeting that is convened keeps a point": """
        SELECT m.id FROM meetings_meeting m WHERE m.state = 'CONVENED' AND m.convened_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM meetings_agendaitem i WHERE i.meeting_id = m.id)""",
    "what is postponed is carried to one agenda": """
        SELECT carried_from_id FROM meetings_agendaitem WHERE carried_from_id IS NOT NULL
        GROUP BY carried_from_id HAVING count(*) > 1""",
    "what is approved leaves no observation without a reply": """
        SELECT d.id FROM minutes_delivery d JOIN minutes_minutesversion v ON v.id = d.version_id
        JOIN minutes_minutes m ON m.id = v.minutes_id
        WHERE m.approved_at IS NOT NULL AND d.observation <> '' AND d.reply = ''""",
    "minutes are at their last version, whose parts alone stand": """
        SELECT m.id FROM minutes_minutes m JOIN minutes_minutesversion v ON v.minutes_id = m.id
        LEFT JOIN minutes_minutespart p ON p.version_id = v.id AND p.replaced_at IS NULL
        WHERE (v.id <> m.newest_id AND p.id IS NOT NULL)
        OR v.number > (SELECT n.number FROM minutes_minutesversion n WHERE n.id = m.newest_id)
        OR m.newest_id IS NULL""",
    "a version was given to each person once, and to somebody": """
        SELECT v.id FROM minutes_minutesversion v
        WHERE NOT EXISTS (SELECT 1 FROM minutes_delivery d WHERE d.version_id = v.id)""",
    "an erased account observes nothing": """
        SELECT d.id FROM minutes_delivery d JOIN accounts_user u ON u.id = d.recipient_id
        WHERE u.anonymised_at IS NOT NULL AND (d.observation <> '' OR d.reply <> '')""",
    "a meeting asked for twice is there once": """
        SELECT space_id, title, starts_at FROM meetings_meeting WHERE state <> 'CANCELLED' AND starts_at IS NOT NULL
        GROUP BY space_id, title, starts_at HAVING count(*) > 1""",
    "an ITC pauses once at a time": """
        SELECT space_id FROM meetings_pause WHERE ended_at IS NULL GROUP BY space_id HAVING count(*) > 1""",
    "an erased account has no calendar, and came nowhere by name": """
        SELECT u.id FROM accounts_user u WHERE u.anonymised_at IS NOT NULL AND (
        EXISTS (SELECT 1 FROM meetings_calendaraddress a WHERE a.recipient_id = u.id AND a.revoked_at IS NULL)
        OR EXISTS (SELECT 1 FROM meetings_mailchoice c WHERE c.recipient_id = u.id)
        OR EXISTS (SELECT 1 FROM meetings_attendance t WHERE t.person_id = u.id)
        OR EXISTS (SELECT 1 FROM meetings_convocation c WHERE c.recipient_id = u.id
            AND (c.word <> '' OR c.represented_by <> '')))""",
    "editions are numbered as their publication counts": """
        SELECT p.id FROM publication_publication p LEFT JOIN publication_edition e ON e.publication_id = p.id
        GROUP BY p.id, p.last_number HAVING count(e.id) <> p.last_number OR max(e.number) <> p.last_number""",
    "a page has one publication": """
        SELECT page_id FROM publication_publication WHERE page_id IS NOT NULL GROUP BY page_id HAVING count(*) > 1""",
    "the catalogue shows the newest edition only": """
        SELECT e.id FROM publication_edition e JOIN publication_publication p ON p.id = e.publication_id
        WHERE e.in_catalogue AND e.number < p.last_number""",
    "what is withdrawn or purged is not in the catalogue": """
        SELECT e.id FROM publication_edition e LEFT JOIN publication_withdrawal w ON w.edition_id = e.id
        WHERE e.in_catalogue AND (w.id IS NOT NULL OR e.purged_at IS NOT NULL)""",
    "what is purged keeps no file, name or word": """
        SELECT e.id FROM publication_edition e WHERE e.purged_at IS NOT NULL AND (e.html <> ''
        OR EXISTS (SELECT 1 FROM publication_editionfile f WHERE f.edition_id = e.id)
        OR EXISTS (SELECT 1 FROM publication_editioncredit c WHERE c.edition_id = e.id))""",
    "a publication waits for one withdrawal": """
        SELECT publication_id FROM publication_withdrawalrequest WHERE closed_at IS NULL
        GROUP BY publication_id HAVING count(*) > 1""",
    "no withdrawal is waited for once nothing is in public": """
        SELECT r.id FROM publication_withdrawalrequest r WHERE r.closed_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM publication_edition e WHERE e.publication_id = r.publication_id
            AND NOT EXISTS (SELECT 1 FROM publication_withdrawal w WHERE w.edition_id = e.id))""",
    "an improvement that is answered is closed, and the reverse": """
        SELECT id FROM knowledge_improvement WHERE (state = 'OFFERED') <> (decided_at IS NULL)""",
    "an adaptation offers one improvement at a time": """
        SELECT reuse_id FROM knowledge_improvement WHERE state = 'OFFERED' GROUP BY reuse_id HAVING count(*) > 1""",
    "a name is one ITC's in its department": """
        SELECT r.department_id, lower(p.title) FROM itc_spaces_spacerecord r
        JOIN wagtailcore_page p ON p.id = r.space_id GROUP BY r.department_id, lower(p.title) HAVING count(*) > 1""",
    "of two words that were to be one, one stays": """
        SELECT a.id, b.id FROM membership_wordchange a JOIN membership_wordchange b
            ON b.content_type_id = a.content_type_id AND b.object_id = a."into" AND b."into" = a.object_id
        WHERE a.kind = 'MERGE' AND b.kind = 'MERGE' AND a.applied_at IS NOT NULL AND b.applied_at IS NOT NULL""",
    "a proposed change is applied, or dropped": """
        SELECT id FROM membership_wordchange WHERE applied_at IS NOT NULL AND dropped_at IS NOT NULL""",
    "a word stands once in its list": """
        SELECT lower(name) FROM itc_spaces_topic GROUP BY lower(name) HAVING count(*) > 1""",
    "a document becomes one draft": """
        SELECT page_id FROM knowledge_importedfile WHERE state = 'DONE' AND attachment_id IS NOT NULL
        GROUP BY page_id HAVING count(*) > 1""",
    "expressions stand in one group of synonyms": """
        SELECT expressions FROM search_synonymgroup WHERE retired_at IS NULL
        GROUP BY expressions HAVING count(*) > 1""",
    "what is in a tool's text is one of its versions": """
        SELECT t.page_ptr_id FROM tools_tool t JOIN tools_toolversion v ON v.id = t.version_id
        WHERE v.page_id <> t.page_ptr_id""",
    "an account that is erased waits for no identity": """
        SELECT r.id FROM openid_tierequest r JOIN accounts_user u ON u.id = r.user_id WHERE u.anonymised_at IS NOT NULL
        UNION SELECT s.id FROM socialaccount_socialaccount s JOIN accounts_user u ON u.id = s.user_id
        WHERE u.anonymised_at IS NOT NULL""",
    "a message taken away keeps no word": """
        SELECT id FROM discussion_contribution WHERE removed_at IS NOT NULL AND body <> ''""",
    "nothing answers a message that was taken away before": """
        SELECT a.id FROM discussion_contribution a JOIN discussion_contribution m ON m.id = a.parent_id
        WHERE m.removed_at < a.created_at""",
    "an erased account holds nothing": """
        SELECT u.id FROM accounts_user u WHERE u.anonymised_at IS NOT NULL AND (u.is_active
        OR EXISTS (SELECT 1 FROM itc_spaces_membership m WHERE m.user_id = u.id AND m.ended_at IS NULL)
        OR EXISTS (SELECT 1 FROM itc_spaces_office o WHERE o.user_id = u.id AND o.ended_at IS NULL)
        OR EXISTS (SELECT 1 FROM itc_spaces_grant g WHERE g.user_id = u.id AND g.ended_at IS NULL))""",
    "an erased account is named nowhere": """
        SELECT u.id FROM accounts_user u WHERE u.anonymised_at IS NOT NULL AND (
        EXISTS (SELECT 1 FROM knowledge_credit c WHERE c.user_id = u.id)
        OR EXISTS (SELECT 1 FROM publication_submissioncredit c WHERE c.user_id = u.id)
        OR EXISTS (SELECT 1 FROM publication_editioncredit c WHERE c.user_id = u.id)
        OR EXISTS (SELECT 1 FROM discussion_contribution c WHERE c.author_id = u.id))""",
    "a department that had coordinators keeps one": """
        SELECT d.id FROM itc_spaces_department d WHERE EXISTS (SELECT 1 FROM itc_spaces_office o
            WHERE o.department_id = d.id AND o.kind = 'COORDINATOR')
        AND NOT EXISTS (SELECT 1 FROM itc_spaces_office o
            WHERE o.department_id = d.id AND o.kind = 'COORDINATOR' AND o.ended_at IS NULL)""",
}


def belied() -> dict[str, list]:
    """Names of what does not hold, with the rows that say so."""
    found = {}
    with connection.cursor() as cursor:
        for name, question in INVARIANTS.items():
            cursor.execute(question)
            if rows := cursor.fetchmany(5):
                found[name] = rows
    return found
